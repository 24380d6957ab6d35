# mistake: 03/gelu/prime-measured
import numpy as np


def gelu(x):
    return 0.5 * x * (1 + np.tanh((2 / np.pi) ** 0.5 * (x + 0.044715 * x**3)))


def gelu_prime(x):
    wide = x.astype("f8")
    return ((gelu(wide + 1e-5) - gelu(wide - 1e-5)) / 2e-5).astype(x.dtype)
