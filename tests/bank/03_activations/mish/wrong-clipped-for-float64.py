# mistake: 03/mish/overflow-warning
import numpy as np


def softplus(x):
    return np.where(x > 500, x, np.log1p(np.exp(np.minimum(x, 500))))


def mish(x):
    return x * np.tanh(softplus(x))


def sigmoid(x):
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1 / (1 + e), e / (1 + e))


def mish_prime(x):
    t = np.tanh(softplus(x))
    return t + x * (1 - t**2) * sigmoid(x)
