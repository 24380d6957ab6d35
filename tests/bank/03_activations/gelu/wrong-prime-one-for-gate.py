# mistake: 03/gelu/prime-one-for-gate
import numpy as np


def gelu_prime(x):
    c = float(np.sqrt(2 / np.pi))
    t = np.tanh(c * (x + 0.044715 * x**3))
    return 1 + 0.5 * x * (1 - t**2) * c * (1 + 3 * 0.044715 * x**2)


def gelu(x):
    c = float(np.sqrt(2 / np.pi))
    return 0.5 * x * (1 + np.tanh(c * (x + 0.044715 * x**3)))
