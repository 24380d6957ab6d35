# mistake: 03/tanh/prime-takes-output
import numpy as np


def tanh(x):
    return np.tanh(x)


def tanh_prime(y):
    return 1 - y**2
