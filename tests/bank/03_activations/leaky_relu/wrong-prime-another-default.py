# mistake: 03/leaky_relu/prime-default-alpha
import numpy as np


def leaky_relu_prime(x, alpha=0.1):
    return np.where(x > 0, 1.0, alpha).astype(x.dtype)


def leaky_relu(x, alpha=0.01):
    return np.where(x > 0, x, alpha * x)
