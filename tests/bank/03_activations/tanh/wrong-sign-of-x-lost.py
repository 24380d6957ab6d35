# mistake: 03/tanh/sign-of-x-lost
import numpy as np


def tanh(x):
    e = np.exp(-2 * np.abs(x))
    return (1 - e) / (1 + e)


def tanh_prime(x):
    return 1 - np.tanh(x) ** 2
