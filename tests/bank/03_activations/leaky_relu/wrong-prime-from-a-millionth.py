# mistake: 03/leaky_relu/prime-kink-moved
import numpy as np


def leaky_relu_prime(x, alpha=0.01):
    return np.where(x > 1e-6, 1.0, alpha).astype(x.dtype)


def leaky_relu(x, alpha=0.01):
    return np.where(x > 0, x, alpha * x)
