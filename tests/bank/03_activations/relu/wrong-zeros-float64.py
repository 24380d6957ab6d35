# mistake: 03/relu/wrong-dtype
import numpy as np


def relu(x):
    out = np.zeros(x.shape)
    out[x > 0] = x[x > 0]
    return out


def relu_prime(x):
    return (x > 0).astype(x.dtype)
