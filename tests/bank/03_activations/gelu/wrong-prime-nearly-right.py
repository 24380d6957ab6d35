# mistake: 03/gelu/prime-nearly-right
import numpy as np

C = (2 / np.pi) ** 0.5


def gelu(x):
    return 0.5 * x * (1 + np.tanh(C * (x + 0.044715 * x**3)))


def gelu_prime(x):
    t = np.tanh(C * (x + 0.044715 * x**3))
    return 0.5 * (1 + t) + 0.5 * x * (1 - t**2) * C * (1 + 0.134 * x**2)
