# mistake: 03/leaky_relu/prime-entries-lost
import numpy as np


def leaky_relu(x, alpha=0.01):
    return np.where(x > 0, x, alpha * x)


def leaky_relu_prime(x, alpha=0.01):
    slopes = np.ones_like(x)
    slopes[x <= 0] = alpha
    return slopes[x <= 0]
