# mistake: 03/sigmoid/one-number-at-a-time
import numpy as np


def sigmoid(x):
    if x >= 0:
        return 1 / (1 + np.exp(-x))
    return np.exp(x) / (1 + np.exp(x))


def sigmoid_prime(x):
    return sigmoid(x) * (1 - sigmoid(x))
