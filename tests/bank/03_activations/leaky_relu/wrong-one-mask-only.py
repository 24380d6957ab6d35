# mistake: 03/leaky_relu/one-mask-only
import numpy as np


def leaky_relu(x, alpha=0.01):
    y = np.zeros_like(x)
    y[x > 0] = x
    y[x <= 0] = alpha * x
    return y


def leaky_relu_prime(x, alpha=0.01):
    return np.where(x > 0, 1, alpha).astype(x.dtype)
