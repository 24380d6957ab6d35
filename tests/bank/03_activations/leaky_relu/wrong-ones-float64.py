# mistake: 03/leaky_relu/prime-wrong-dtype
import numpy as np


def leaky_relu(x, alpha=0.01):
    return np.where(x > 0, x, alpha * x)


def leaky_relu_prime(x, alpha=0.01):
    slope = np.ones(x.shape)
    slope[x <= 0] = alpha
    return slope
