# mistake: 03/sigmoid/clipped-early
import numpy as np


def sigmoid(x):
    return 1 / (1 + np.exp(-np.clip(x, -10, 10)))


def sigmoid_prime(x):
    return sigmoid(x) * (1 - sigmoid(x))
