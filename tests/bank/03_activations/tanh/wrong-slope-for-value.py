# mistake: 03/tanh/slope-for-value
import numpy as np


def tanh(x):
    return 1 - np.tanh(x) ** 2


def tanh_prime(x):
    return np.tanh(x)
