# mistake: 03/tanh/overflow-warning
import numpy as np


def tanh(x):
    return 2 / (1 + np.exp(-2 * x)) - 1


def tanh_prime(x):
    return 1 - np.tanh(x) ** 2
