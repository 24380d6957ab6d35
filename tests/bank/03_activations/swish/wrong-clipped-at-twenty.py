# mistake: 03/swish/clipped-early
import numpy as np


def swish(x):
    return x / (1 + np.exp(-np.clip(x, -20, 20)))


def _s1(x):
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1 / (1 + e), e / (1 + e))


def swish_prime(x):
    s = _s1(x)
    return s + x * s * (1 - s)
