# mistake: 03/relu/all-zero
import numpy as np


def relu(x):
    y = np.zeros_like(x)
    for v in y.flat:
        v = max(v, 0)
    return y


def relu_prime(x):
    return (x > 0).astype(x.dtype)
