# right: one form on each half
import numpy as np


def sigmoid(x):
    out = np.empty_like(x)
    right = x >= 0
    out[right] = 1 / (1 + np.exp(-x[right]))
    e = np.exp(x[~right])
    out[~right] = e / (1 + e)
    return out


def sigmoid_prime(x):
    return sigmoid(x) * (1 - sigmoid(x))
