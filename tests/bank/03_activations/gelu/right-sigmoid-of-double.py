# right: the lifted tanh is a sigmoid of twice the argument
import numpy as np


def sigmoid(x):
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1, e) / (1 + e)


def gelu(x):
    return x * sigmoid(1.5957691216057308 * (x + 0.044715 * x**3))


def gelu_prime(x):
    u = 1.5957691216057308 * (x + 0.044715 * x**3)
    s = sigmoid(u)
    return s + x * s * (1 - s) * 1.5957691216057308 * (1 + 0.134145 * x**2)
