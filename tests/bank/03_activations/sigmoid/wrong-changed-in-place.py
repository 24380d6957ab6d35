# mistake: 03/sigmoid/changed-in-place
import numpy as np


def sigmoid(x):
    np.clip(x, -500, 500, out=x)
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1, e) / (1 + e)


def sigmoid_prime(x):
    return sigmoid(x) * (1 - sigmoid(x))
