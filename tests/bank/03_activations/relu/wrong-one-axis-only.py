# mistake: 03/relu/one-number-at-a-time
import numpy as np


def relu(x):
    return np.array([v if v > 0 else 0 for v in x])


def relu_prime(x):
    return (x > 0).astype(x.dtype)
