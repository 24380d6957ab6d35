# mistake: 03/relu/prime-sign
import numpy as np


def relu(x):
    return np.maximum(0, x)


def relu_prime(x):
    return np.sign(x)
