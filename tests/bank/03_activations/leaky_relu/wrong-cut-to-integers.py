# mistake: 03/leaky_relu/cut-to-integers
import numpy as np


def leaky_relu(x, alpha=0.01):
    y = np.zeros(x.shape, dtype=int)
    y[x > 0] = x[x > 0]
    y[x <= 0] = alpha * x[x <= 0]
    return y


def leaky_relu_prime(x, alpha=0.01):
    return np.where(x > 0, 1, alpha).astype(x.dtype)
