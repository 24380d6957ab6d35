# mistake: 03/sigmoid/hard-form
import numpy as np


def sigmoid(x):
    return np.clip(0.2 * x + 0.5, 0, 1)


def sigmoid_prime(x):
    return sigmoid(x) * (1 - sigmoid(x))
