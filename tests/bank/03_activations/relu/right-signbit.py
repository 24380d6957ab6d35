# right: signbit, and a slope rounded up
import numpy as np


def relu(x):
    return np.where(np.signbit(x), np.zeros_like(x), x)


def relu_prime(x):
    return np.ceil(np.clip(x, 0, 1))
