# mistake: 03/tanh/prime-measured
import numpy as np


def tanh(x):
    return np.tanh(x)


def tanh_prime(x):
    wide = x.astype("f8")
    return ((tanh(wide + 1e-5) - tanh(wide - 1e-5)) / 2e-5).astype(x.dtype)
