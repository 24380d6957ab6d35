# mistake: 03/swish/prime-one-for-gate
import numpy as np


def _s1(x):
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1 / (1 + e), e / (1 + e))


def swish_prime(x):
    s = _s1(x)
    return 1 + x * s * (1 - s)


def _s(x):
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1 / (1 + e), e / (1 + e))


def swish(x):
    return x * _s(x)
