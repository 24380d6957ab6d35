# mistake: 03/relu/one-value
import numpy as np


def relu(x):
    return np.max(np.maximum(x, 0))


def relu_prime(x):
    return (x > 0).astype(x.dtype)
