# mistake: 03/mish/prime-softplus-for-slope
import numpy as np


def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def mish(x):
    return x * np.tanh(softplus(x))


def mish_prime(x):
    t = np.tanh(softplus(x))
    return t + x * (1 - t**2) * softplus(x)
