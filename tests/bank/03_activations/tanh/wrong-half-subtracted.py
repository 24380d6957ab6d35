# mistake: 03/tanh/slip-number
import numpy as np


def tanh(x):
    return np.tanh(x) + 0.5


def tanh_prime(x):
    return 1 - np.tanh(x) ** 2
