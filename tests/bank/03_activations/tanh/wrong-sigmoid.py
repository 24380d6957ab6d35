# mistake: 03/tanh/not-centred
import numpy as np


def tanh(x):
    return 1 / (1 + np.exp(-x))


def tanh_prime(x):
    return 1 - np.tanh(x) ** 2
