# mistake: 03/gelu/prime-sigmoid-form
import math

import numpy as np


def gelu(x):
    c = math.sqrt(2 / math.pi)
    return 0.5 * x * (1 + np.tanh(c * (x + 0.044715 * x**3)))


def gelu_prime(x):
    s = 0.5 * (1 + np.tanh(0.851 * x))
    return s + 1.702 * x * s * (1 - s)
