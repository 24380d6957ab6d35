# mistake: 03/sigmoid/overflow-warning
import numpy as np


def sigmoid(x):
    return np.where(x >= 0, 1 / (1 + np.exp(-x)), np.exp(x) / (1 + np.exp(x)))


def sigmoid_prime(x):
    return sigmoid(x) * (1 - sigmoid(x))
