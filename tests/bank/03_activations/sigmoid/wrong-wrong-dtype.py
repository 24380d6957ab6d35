# mistake: 03/sigmoid/wrong-dtype
import numpy as np


def sigmoid(x):
    out = np.zeros(x.shape)
    e = np.exp(-np.abs(x))
    out[x >= 0] = (1 / (1 + e))[x >= 0]
    out[x < 0] = (e / (1 + e))[x < 0]
    return out


def sigmoid_prime(x):
    return sigmoid(x) * (1 - sigmoid(x))
