# right: shared helper functions
import numpy as np


def inner(x):
    return (2 / np.pi) ** 0.5 * (x + 0.044715 * x * x * x)


def gelu(x):
    return 0.5 * x + 0.5 * x * np.tanh(inner(x))


def gelu_prime(x):
    u = inner(x)
    du = (2 / np.pi) ** 0.5 * (1 + 0.134145 * np.square(x))
    return 0.5 + 0.5 * np.tanh(u) + 0.5 * x * (1 - np.tanh(u) ** 2) * du
