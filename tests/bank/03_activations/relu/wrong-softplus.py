# mistake: 03/relu/softplus
import numpy as np


def relu(x):
    return np.log1p(np.exp(-np.abs(x))) + np.maximum(x, 0)


def relu_prime(x):
    return (x > 0).astype(x.dtype)
