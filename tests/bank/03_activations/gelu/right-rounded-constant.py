# right: the root as seven digits
import numpy as np


def gelu(x):
    return 0.5 * x * (1 + np.tanh(0.7978846 * (x + 0.044715 * x**3)))


def gelu_prime(x):
    t = np.tanh(0.7978846 * (x + 0.044715 * x**3))
    return 0.5 * (1 + t) + 0.5 * x * (1 - t**2) * 0.7978846 * (1 + 0.134145 * x**2)
