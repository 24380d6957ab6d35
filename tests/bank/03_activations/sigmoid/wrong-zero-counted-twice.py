# mistake: 03/sigmoid/zero-counted-twice
import numpy as np


def sigmoid(x):
    e = np.exp(-np.abs(x))
    return (x >= 0) / (1 + e) + (x <= 0) * e / (1 + e)


def sigmoid_prime(x):
    return sigmoid(x) * (1 - sigmoid(x))
