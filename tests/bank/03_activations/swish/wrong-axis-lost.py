# mistake: 03/swish/axis-lost
import numpy as np


def sigmoid(x):
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1 / (1 + e), e / (1 + e))


def swish(x):
    return np.sum(x * sigmoid(x), axis=0)


def swish_prime(x):
    s = sigmoid(x)
    return s + x * s * (1 - s)
