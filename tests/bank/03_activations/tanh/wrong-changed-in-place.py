# mistake: 03/tanh/prime-changed-in-place
import numpy as np


def tanh(x):
    return np.tanh(x)


def tanh_prime(x):
    np.tanh(x, out=x)
    return 1 - x * x
