# mistake: 03/sigmoid/zero-left-out
import numpy as np


def sigmoid(x):
    e = np.exp(-np.abs(x))
    return np.where(x > 0, 1 / (1 + e), 0) + np.where(x < 0, e / (1 + e), 0)


def sigmoid_prime(x):
    return sigmoid(x) * (1 - sigmoid(x))
