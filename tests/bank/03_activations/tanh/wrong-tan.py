# mistake: 03/tanh/tan
import numpy as np


def tanh(x):
    return np.tan(x)


def tanh_prime(x):
    return 1 - np.tanh(x) ** 2
