# mistake: 03/mish/prime-one-for-gate
import numpy as np


def mish_prime(x):
    e = np.exp(-np.abs(x))
    s = np.where(x >= 0, 1, e) / (1 + e)
    t = np.tanh(np.maximum(x, 0) + np.log1p(e))
    return 1 + x * s * (1 - t**2)


def _sp(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def mish(x):
    return x * np.tanh(_sp(x))
