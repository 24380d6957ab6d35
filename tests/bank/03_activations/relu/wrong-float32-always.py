# mistake: 03/relu/float32-always
import numpy as np


def relu(x):
    return np.maximum(x, 0).astype(np.float32)


def relu_prime(x):
    return (x > 0).astype(x.dtype)
