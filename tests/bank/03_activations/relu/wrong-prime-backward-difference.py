# mistake: 03/relu/prime-measured
import numpy as np


def relu(x):
    return np.maximum(x, 0)


def relu_prime(x):
    eps = 1e-7
    wide = x.astype(float)
    return ((relu(wide) - relu(wide - eps)) / eps).astype(x.dtype)
