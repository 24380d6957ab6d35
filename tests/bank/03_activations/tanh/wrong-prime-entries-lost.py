# mistake: 03/tanh/prime-entries-lost
import numpy as np


def tanh(x):
    return np.tanh(x)


def tanh_prime(x):
    return np.diff(np.tanh(x))
