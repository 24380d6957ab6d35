# mistake: 03/sigmoid/slip-sign
import numpy as np


def sigmoid(x):
    return np.exp(np.minimum(x, 700)) / (1 - np.exp(np.minimum(x, 700)))


def sigmoid_prime(x):
    return sigmoid(x) * (1 - sigmoid(x))
