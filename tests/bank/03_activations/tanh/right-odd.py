# right: even exponent, sign put back
import numpy as np


def tanh(x):
    e = np.exp(-2 * np.abs(x))
    return np.sign(x) * (1 - e) / (1 + e)


def tanh_prime(x):
    return (1 - tanh(x)) * (1 + tanh(x))
