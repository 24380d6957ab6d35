# right: clip without an upper end
import numpy as np


def relu(x):
    return np.clip(x, 0, None)


def relu_prime(x):
    return np.where(x > 0, x.dtype.type(1), x.dtype.type(0))
