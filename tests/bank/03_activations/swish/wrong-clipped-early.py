# mistake: 03/swish/clipped-early
import numpy as np


def sigmoid(x):
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1 / (1 + e), e / (1 + e))


def swish(x):
    return x * sigmoid(np.clip(x, -10, 10))


def swish_prime(x):
    s = sigmoid(x)
    return s * (1 + x * (1 - s))
