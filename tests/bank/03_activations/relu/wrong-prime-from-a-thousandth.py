# mistake: 03/relu/prime-kink-moved
import numpy as np


def relu_prime(x):
    return (x > 1e-3).astype(x.dtype)


def relu(x):
    return np.maximum(x, 0)
