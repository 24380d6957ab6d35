# right: the printed form on a clipped argument
import numpy as np


def tanh(x):
    z = np.clip(x, -20, 20)
    return (1 - np.exp(-2 * z)) / (1 + np.exp(-2 * z))


def tanh_prime(x):
    y = tanh(x)
    return 1 - y * y
