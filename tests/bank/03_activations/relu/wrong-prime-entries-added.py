# mistake: 03/relu/prime-entries-added
import numpy as np


def relu(x):
    return np.maximum(x, 0)


def relu_prime(x):
    return np.array(np.gradient(np.maximum(x, 0)))
