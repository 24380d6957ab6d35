# mistake: 03/sigmoid/overflow-warning
import numpy as np


def sigmoid(x):
    return 1 / (1 + np.exp(-np.clip(x, -500, 500)))


def sigmoid_prime(x):
    return sigmoid(x) * (1 - sigmoid(x))
