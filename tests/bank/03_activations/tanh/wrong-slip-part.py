# mistake: 03/tanh/slip-part
import numpy as np


def sigmoid(x):
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1 / (1 + e), e / (1 + e))


def tanh(x):
    return sigmoid(2 * x) - 1


def tanh_prime(x):
    return 1 - np.tanh(x) ** 2
