# right: one form on each half
import numpy as np


def sigmoid(x):
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1 / (1 + e), e / (1 + e))


def swish(x):
    y = np.empty_like(x)
    p = x > 0
    y[p] = x[p] / (1 + np.exp(-x[p]))
    y[~p] = x[~p] * np.exp(x[~p]) / (1 + np.exp(x[~p]))
    return y


def swish_prime(x):
    s = sigmoid(x)
    return s + x * s * (1 - s)
