# mistake: 03/relu/halves-swapped
import numpy as np


def relu(x):
    return np.minimum(x, 0)


def relu_prime(x):
    return (x > 0).astype(x.dtype)
