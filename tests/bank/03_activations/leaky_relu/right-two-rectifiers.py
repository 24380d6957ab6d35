# right: difference of two rectifiers
import numpy as np


def leaky_relu(x, alpha=0.01):
    return np.maximum(x, 0) - alpha * np.maximum(-x, 0)


def leaky_relu_prime(x, alpha=0.01):
    return alpha + (1 - alpha) * (x > 0).astype(x.dtype)
