# mistake: 03/swish/prime-slope-at-output
import numpy as np


def sigmoid(x):
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1 / (1 + e), e / (1 + e))


def swish(x):
    return x * sigmoid(x)


def swish_prime(x):
    y = swish(x)
    s = sigmoid(y)
    return s + y * s * (1 - s)
