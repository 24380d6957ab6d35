# mistake: 03/tanh/not-centred
import numpy as np


def tanh(x):
    return 0.5 * (1 + np.tanh(x))


def tanh_prime(x):
    return 1 - np.tanh(x) ** 2
