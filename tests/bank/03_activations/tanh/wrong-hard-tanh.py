# mistake: 03/tanh/hard-form
import numpy as np


def tanh(x):
    return np.clip(x, -1, 1)


def tanh_prime(x):
    return 1 - np.tanh(x) ** 2
