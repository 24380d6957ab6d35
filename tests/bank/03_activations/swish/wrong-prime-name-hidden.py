# mistake: 03/swish/prime-name-hidden
import numpy as np


def sigmoid(x):
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1 / (1 + e), e / (1 + e))


def swish(x):
    return x * sigmoid(x)


def swish_prime(x):
    sigmoid = sigmoid(x)
    return sigmoid + x * sigmoid * (1 - sigmoid)
