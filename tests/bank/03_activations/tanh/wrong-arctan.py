# mistake: 03/tanh/other-curve
import numpy as np


def tanh(x):
    return np.arctan(x)


def tanh_prime(x):
    return 1 - np.tanh(x) ** 2
