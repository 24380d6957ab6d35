# mistake: 03/leaky_relu/prime-alpha-not-taken
import numpy as np


def leaky_relu(x, alpha=0.01):
    return np.where(x > 0, x, alpha * x)


def leaky_relu_prime(x):
    return np.where(x > 0, 1, 0.01).astype(x.dtype)
