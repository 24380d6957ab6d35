# mistake: 03/swish/prime-value-for-gate
import numpy as np


def swish_prime(x):
    f = swish(x)
    return f + x * f * (1 - f)


def _s(x):
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1 / (1 + e), e / (1 + e))


def swish(x):
    return x * _s(x)
