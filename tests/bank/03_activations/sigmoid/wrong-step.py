# mistake: 03/sigmoid/hard-form
import numpy as np


def sigmoid(x):
    return x > 0


def sigmoid_prime(x):
    e = np.exp(-np.abs(x))
    return e / (1 + e) ** 2
