# mistake: 03/elu/larger-of-two
import numpy as np


def elu(x, alpha=1.0):
    return np.maximum(x, alpha * (np.exp(np.minimum(x, 0)) - 1))


def elu_prime(x, alpha=1.0):
    return np.where(x > 0, 1, alpha * np.exp(np.minimum(x, 0)))
