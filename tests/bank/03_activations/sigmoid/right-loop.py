# right: recursion by symmetry, entry by entry
import math

import numpy as np


def one(v):
    if v < 0:
        return 1 - one(-v)
    return 1 / (1 + math.exp(-v))


def sigmoid(x):
    out = np.empty_like(x)
    for index in np.ndindex(x.shape):
        out[index] = one(x[index])
    return out


def sigmoid_prime(x):
    return sigmoid(x) * (1 - sigmoid(x))
