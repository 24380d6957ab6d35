# right: expm1 of a negative number
import numpy as np


def tanh(x):
    e = np.expm1(-2 * np.abs(x))
    return np.copysign(e / (e + 2), x)


def tanh_prime(x):
    return 1 - np.tanh(x) ** 2
