# mistake: 03/sigmoid/prime-slip-part
import numpy as np


def sigmoid(x):
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1 / (1 + e), e / (1 + e))


def sigmoid_prime(x):
    e = np.exp(-np.abs(x))
    return e / (1 + e)
