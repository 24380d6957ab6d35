# mistake: 03/leaky_relu/slip-name
import numpy as np


def leaky_relu(x, alpha=0.01):
    return np.where(x > 0, x, alpha * alpha)


def leaky_relu_prime(x, alpha=0.01):
    return np.where(x > 0, 1, alpha).astype(x.dtype)
