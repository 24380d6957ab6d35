# mistake: 03/relu/prime-shape-lost
import numpy as np


def relu(x):
    return np.maximum(x, 0)


def relu_prime(x):
    return np.array([1.0 if v > 0 else 0.0 for v in x.flat], dtype=x.dtype)
