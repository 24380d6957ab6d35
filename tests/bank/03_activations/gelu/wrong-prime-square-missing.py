# mistake: 03/gelu/prime-square-missing
import numpy as np


def gelu(x):
    return 0.5 * x * (1 + np.tanh((2 / np.pi) ** 0.5 * (x + 0.044715 * x**3)))


def gelu_prime(x):
    root = (2 / np.pi) ** 0.5
    t = np.tanh(root * (x + 0.044715 * x**3))
    return 0.5 * (1 + t) + 0.5 * x * (1 - t) * root * (1 + 3 * 0.044715 * x**2)
