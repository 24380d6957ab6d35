# mistake: 03/swish/prime-overflow
import numpy as np


def sigmoid(x):
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1 / (1 + e), e / (1 + e))


def swish(x):
    return x * sigmoid(x)


def swish_prime(x):
    e = np.exp(-x)
    return (1 + e + x * e) / (1 + e) ** 2
