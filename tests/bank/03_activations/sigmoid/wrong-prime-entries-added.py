# mistake: 03/sigmoid/prime-entries-added
import numpy as np


def sigmoid(x):
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1 / (1 + e), e / (1 + e))


def sigmoid_prime(x):
    s = sigmoid(x)
    return np.stack([s, 1 - s])
