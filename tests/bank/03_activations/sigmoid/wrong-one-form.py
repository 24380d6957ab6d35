# mistake: 03/sigmoid/one-form-for-both-signs
import numpy as np


def sigmoid(x):
    return 1 / (1 + np.exp(-np.abs(x)))


def sigmoid_prime(x):
    return sigmoid(x) * (1 - sigmoid(x))
