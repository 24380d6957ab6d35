# mistake: 03/leaky_relu/changed-in-place
import numpy as np


def leaky_relu(x, alpha=0.01):
    x[x < 0] *= alpha
    return x


def leaky_relu_prime(x, alpha=0.01):
    return np.where(x > 0, 1, alpha).astype(x.dtype)
