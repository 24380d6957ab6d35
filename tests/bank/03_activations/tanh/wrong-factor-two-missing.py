# mistake: 03/tanh/argument-halved
import numpy as np


def tanh(x):
    e = np.exp(-x)
    return (1 - e) / (1 + e)


def tanh_prime(x):
    return 1 - np.tanh(x) ** 2
