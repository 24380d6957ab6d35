# mistake: 03/swish/slope-for-value
import numpy as np


def sigmoid(x):
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1 / (1 + e), e / (1 + e))


def swish(x):
    s = sigmoid(x)
    return s + x * s * (1 - s)


def swish_prime(x):
    return x * sigmoid(x)
