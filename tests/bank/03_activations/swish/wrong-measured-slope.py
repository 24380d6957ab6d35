# mistake: 03/swish/prime-measured
import numpy as np


def sigmoid(x):
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1 / (1 + e), e / (1 + e))


def swish(x):
    return x * sigmoid(x)


def swish_prime(x):
    wide = x.astype("f8")
    return ((swish(wide + 1e-5) - swish(wide - 1e-5)) / 2e-5).astype(x.dtype)
