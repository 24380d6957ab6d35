# mistake: 03/gelu/prime-tanh-by-sigmoid-rule
import math

import numpy as np


def gelu(x):
    c = math.sqrt(2 / math.pi)
    return 0.5 * x * (1 + np.tanh(c * (x + 0.044715 * x**3)))


def gelu_prime(x):
    c = math.sqrt(2 / math.pi)
    t = np.tanh(c * (x + 0.044715 * x**3))
    return 0.5 * (1 + t) + 0.5 * x * t * (1 - t) * c * (1 + 3 * 0.044715 * x**2)
