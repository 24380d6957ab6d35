# mistake: 03/relu/no-return
import numpy as np


def relu(x):
    np.maximum(x, 0)


def relu_prime(x):
    return (x > 0).astype(x.dtype)
