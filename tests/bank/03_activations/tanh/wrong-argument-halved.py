# mistake: 03/tanh/argument-halved
import numpy as np


def tanh(x):
    return np.tanh(x / 2)


def tanh_prime(x):
    return 1 - np.tanh(x) ** 2
