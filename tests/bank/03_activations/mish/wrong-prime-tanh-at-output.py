# mistake: 03/mish/prime-tanh-at-output
import numpy as np


def sigmoid(x):
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1 / (1 + e), e / (1 + e))


def tanh_prime(x):
    return 1 - np.tanh(x) ** 2


def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def mish(x):
    return x * np.tanh(softplus(x))


def mish_prime(x):
    t = np.tanh(softplus(x))
    return t + x * tanh_prime(t) * sigmoid(x)
