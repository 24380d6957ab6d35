# right: loop over the flat view
import numpy as np


def leaky_relu(x, alpha=0.01):
    y = np.empty_like(x)
    for i in range(x.size):
        v = x.flat[i]
        y.flat[i] = v if v > 0 else alpha * v
    return y


def leaky_relu_prime(x, alpha=0.01):
    y = np.empty_like(x)
    for i in range(x.size):
        y.flat[i] = 1 if x.flat[i] > 0 else alpha
    return y
