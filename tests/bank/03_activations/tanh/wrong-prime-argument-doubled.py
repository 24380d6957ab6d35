# mistake: 03/tanh/prime-argument-scaled
import numpy as np


def tanh(x):
    return np.tanh(x)


def tanh_prime(x):
    return 1 - np.tanh(2 * x) ** 2
