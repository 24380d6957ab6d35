# mistake: 03/tanh/float32-always
import numpy as np


def tanh(x):
    return np.float32(np.tanh(x))


def tanh_prime(x):
    return 1 - np.tanh(x) ** 2
