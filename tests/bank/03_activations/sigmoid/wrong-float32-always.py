# mistake: 03/sigmoid/float32-always
import numpy as np


def sigmoid(x):
    x = x.astype(np.float32)
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1 / (1 + e), e / (1 + e))


def sigmoid_prime(x):
    return sigmoid(x) * (1 - sigmoid(x))
