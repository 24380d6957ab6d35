# mistake: 03/tanh/prime-overflow-warning
import numpy as np


def tanh(x):
    return np.tanh(x)


def tanh_prime(x):
    return 1 / np.cosh(x) ** 2
