# mistake: 03/mish/prime-measured
import numpy as np


def mish(x):
    softplus = np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))
    return x * np.tanh(softplus)


def mish_prime(x):
    wide = x.astype("f8")
    return ((mish(wide + 1e-5) - mish(wide - 1e-5)) / 2e-5).astype(x.dtype)
