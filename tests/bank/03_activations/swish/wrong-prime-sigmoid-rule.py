# mistake: 03/swish/prime-sigmoid-rule
import numpy as np


def sigmoid(x):
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1 / (1 + e), e / (1 + e))


def swish(x):
    return x * sigmoid(x)


def swish_prime(x):
    return swish(x) * (1 - swish(x))
