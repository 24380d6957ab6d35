# mistake: 03/relu/changed-in-place
import numpy as np


def relu(x):
    return np.maximum(x, 0, out=x)


def relu_prime(x):
    return (x > 0).astype(x.dtype)
