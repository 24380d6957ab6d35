# mistake: 03/relu/prime-flat
import numpy as np


def relu(x):
    return np.maximum(x, 0)


def relu_prime(x):
    return np.ones_like(x)
