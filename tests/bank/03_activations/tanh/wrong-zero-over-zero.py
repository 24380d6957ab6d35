# mistake: 03/tanh/zero-over-zero
import numpy as np


def tanh(x):
    e = np.exp(-2 * np.abs(x))
    with np.errstate(invalid="ignore"):
        sign = x / np.abs(x)
    return sign * (1 - e) / (1 + e)


def tanh_prime(x):
    return 1 - np.tanh(x) ** 2
