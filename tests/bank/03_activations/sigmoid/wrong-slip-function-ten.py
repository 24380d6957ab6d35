# mistake: 03/sigmoid/slip-function
import numpy as np


def sigmoid(x):
    p = 10 ** -np.abs(x)
    return np.where(x >= 0, 1 / (1 + p), p / (1 + p))


def sigmoid_prime(x):
    return sigmoid(x) * (1 - sigmoid(x))
