# mistake: 03/gelu/prime-slip-number
import numpy as np

C = (2 / np.pi) ** 0.5


def gelu(x):
    return 0.5 * x * (1 + np.tanh(C * (x + 0.044715 * x**3)))


def gelu_prime(x):
    t = np.tanh(C * (x + 0.044715 * x**3))
    inner = C * (1 + 3 * 0.044715 * x**2)
    return 3 * (0.5 * (1 + t) + 0.5 * x * (1 - t**2) * inner)
