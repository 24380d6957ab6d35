# right: math.tanh on each entry
import math

import numpy as np


def tanh(x):
    flat = [math.tanh(v) for v in x.ravel()]
    return np.array(flat, dtype=x.dtype).reshape(x.shape)


def tanh_prime(x):
    flat = [1 - math.tanh(v) ** 2 for v in x.ravel()]
    return np.array(flat, dtype=x.dtype).reshape(x.shape)
