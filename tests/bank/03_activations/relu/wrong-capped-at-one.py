# mistake: 03/relu/capped
import numpy as np


def relu(x):
    return np.clip(x, 0, 1)


def relu_prime(x):
    return (x > 0).astype(x.dtype)
