# mistake: 03/sigmoid/argument-doubled
import numpy as np


def sigmoid(x):
    return 0.5 * (1 + np.tanh(x))


def sigmoid_prime(x):
    return sigmoid(x) * (1 - sigmoid(x))
