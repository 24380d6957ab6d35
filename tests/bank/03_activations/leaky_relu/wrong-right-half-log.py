# mistake: 03/leaky_relu/right-half
import numpy as np


def leaky_relu(x, alpha=0.01):
    return np.where(x > 0, np.log1p(np.abs(x)), alpha * x).astype(x.dtype)


def leaky_relu_prime(x, alpha=0.01):
    return np.where(x > 0, 1, alpha).astype(x.dtype)
