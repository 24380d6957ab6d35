# mistake: 03/mish/prime-sum-times-slope
import numpy as np


def _sp1(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def mish_prime(x):
    t = np.tanh(_sp1(x))
    s = 0.5 * (1 + np.tanh(x / 2))
    return (t + x) * (1 - t**2) * s


def _sp(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def mish(x):
    return x * np.tanh(_sp(x))
