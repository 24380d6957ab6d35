# right: entry by entry
import math

import numpy as np


def sigmoid(x):
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1 / (1 + e), e / (1 + e))


def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def gate(v):
    return math.tanh(max(v, 0) + math.log1p(math.exp(-abs(v))))


def mish(x):
    y = np.empty_like(x)
    for i, v in np.ndenumerate(x):
        y[i] = v * gate(float(v))
    return y


def mish_prime(x):
    t = np.tanh(softplus(x))
    return t + x * (1 - t**2) * sigmoid(x)
