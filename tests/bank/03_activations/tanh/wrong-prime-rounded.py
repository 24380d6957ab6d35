# mistake: 03/tanh/prime-rounded
import numpy as np


def tanh(x):
    return np.tanh(x)


def tanh_prime(x):
    return np.round(1 - np.tanh(x) ** 2, 3)
