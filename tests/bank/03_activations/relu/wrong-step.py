# mistake: 03/relu/step
import numpy as np


def relu(x):
    return np.where(x > 0, 1.0, 0.0)


def relu_prime(x):
    return (x > 0).astype(x.dtype)
