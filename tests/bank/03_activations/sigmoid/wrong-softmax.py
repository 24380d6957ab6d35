# mistake: 03/sigmoid/softmax
import numpy as np


def sigmoid(x):
    e = np.exp(x - x.max())
    return e / e.sum()


def sigmoid_prime(x):
    return sigmoid(x) * (1 - sigmoid(x))
