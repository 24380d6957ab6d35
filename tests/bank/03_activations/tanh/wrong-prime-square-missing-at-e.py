# mistake: 03/tanh/prime-slip-part
import numpy as np


def tanh(x):
    return np.tanh(x)


def tanh_prime(x):
    e = np.exp(-2 * np.abs(x))
    return 4 * e / (1 + e)
