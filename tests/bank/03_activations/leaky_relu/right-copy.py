# right: write into a copy
import numpy as np


def leaky_relu(x, alpha=0.01):
    y = x.copy()
    y[y < 0] *= alpha
    return y


def leaky_relu_prime(x, alpha=0.01):
    y = np.full_like(x, alpha)
    y[x > 0] = 1
    return y
