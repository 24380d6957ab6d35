# mistake: 03/relu/max-over-axis
import numpy as np


def relu(x):
    return np.max(x, 0)


def relu_prime(x):
    return (x > 0).astype(x.dtype)
