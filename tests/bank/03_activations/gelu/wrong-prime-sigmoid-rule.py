# mistake: 03/gelu/prime-sigmoid-rule
import numpy as np

C = (2 / np.pi) ** 0.5


def gelu(x):
    return 0.5 * x * (1 + np.tanh(C * (x + 0.044715 * x**3)))


def gelu_prime(x):
    return gelu(x) * (1 - gelu(x))
