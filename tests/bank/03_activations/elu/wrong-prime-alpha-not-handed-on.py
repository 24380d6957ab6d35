# mistake: 03/elu/prime-alpha-not-handed-on
import numpy as np


def elu(x, alpha=1.0):
    return np.where(x > 0, x, alpha * (np.exp(np.minimum(x, 0)) - 1))


def elu_prime(x, alpha=1.0):
    return np.where(x > 0, 1, elu(x) + alpha)
