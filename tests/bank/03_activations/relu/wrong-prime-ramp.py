# mistake: 03/relu/prime-ramp
import numpy as np


def relu(x):
    return np.maximum(x, 0)


def relu_prime(x):
    return np.clip(x, 0, 1)
