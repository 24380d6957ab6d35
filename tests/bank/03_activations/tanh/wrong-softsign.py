# mistake: 03/tanh/other-curve
import numpy as np


def tanh(x):
    return x / (1 + np.abs(x))


def tanh_prime(x):
    return 1 - np.tanh(x) ** 2
