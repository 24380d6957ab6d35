# mistake: 03/elu/changed-in-place
import numpy as np


def elu(x, alpha=1.0):
    left = x <= 0
    x[left] = alpha * (np.exp(x[left]) - 1)
    return x


def elu_prime(x, alpha=1.0):
    return np.where(x > 0, 1, alpha * np.exp(np.minimum(x, 0)))
