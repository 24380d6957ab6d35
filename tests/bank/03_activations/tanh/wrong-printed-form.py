# mistake: 03/tanh/printed-form
import numpy as np


def tanh(x):
    return (1 - np.exp(-2 * x)) / (1 + np.exp(-2 * x))


def tanh_prime(x):
    return 1 - np.tanh(x) ** 2
