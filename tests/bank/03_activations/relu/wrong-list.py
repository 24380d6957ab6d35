# mistake: 03/relu/list
import numpy as np


def relu(x):
    return np.maximum(x, 0).tolist()


def relu_prime(x):
    return (x > 0).astype(x.dtype)
