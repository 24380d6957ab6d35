# mistake: 03/sigmoid/overflow
import numpy as np


def sigmoid(x):
    return np.exp(x) / (1 + np.exp(x))


def sigmoid_prime(x):
    return sigmoid(x) * (1 - sigmoid(x))
