# mistake: 03/relu/absolute-value
import numpy as np


def relu(x):
    return np.abs(x)


def relu_prime(x):
    return (x > 0).astype(x.dtype)
