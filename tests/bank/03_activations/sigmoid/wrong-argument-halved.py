# mistake: 03/sigmoid/argument-scaled
import numpy as np


def sigmoid(x):
    e = np.exp(-np.abs(x / 2))
    return np.where(x >= 0, 1 / (1 + e), e / (1 + e))


def sigmoid_prime(x):
    return sigmoid(x) * (1 - sigmoid(x))
