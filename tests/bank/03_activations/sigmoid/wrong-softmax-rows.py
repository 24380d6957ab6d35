# mistake: 03/sigmoid/softmax
import numpy as np


def sigmoid(x):
    e = np.exp(x - x.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def sigmoid_prime(x):
    return sigmoid(x) * (1 - sigmoid(x))
