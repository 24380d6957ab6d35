# mistake: 03/sigmoid/rounded
import numpy as np


def sigmoid(x):
    e = np.exp(-np.abs(x))
    return np.round(np.where(x >= 0, 1 / (1 + e), e / (1 + e)), 4)


def sigmoid_prime(x):
    return sigmoid(x) * (1 - sigmoid(x))
