# mistake: 03/swish/scaled-values
import numpy as np


def sigmoid(x):
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1 / (1 + e), e / (1 + e))


def swish(x):
    return 1.5 * x * sigmoid(x)


def swish_prime(x):
    s = sigmoid(x)
    return s + x * s * (1 - s)
