# mistake: 03/tanh/wrong-dtype
import numpy as np


def tanh(x):
    return np.tanh(np.asarray(x, dtype=float))


def tanh_prime(x):
    return 1 - np.tanh(x) ** 2
