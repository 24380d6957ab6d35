# mistake: 03/gelu/cube-of-sum
import numpy as np


def gelu(x):
    return 0.5 * x * (1 + np.tanh(float(np.sqrt(2 / np.pi)) * (x + 0.044715 * x) ** 3))


def gelu_prime(x):
    c = float(np.sqrt(2 / np.pi))
    t = np.tanh(c * (x + 0.044715 * x**3))
    return 0.5 * (1 + t) + 0.5 * x * (1 - t**2) * c * (1 + 3 * 0.044715 * x**2)
