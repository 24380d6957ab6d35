# right: entry by entry
import math

import numpy as np


def gelu(x):
    c = math.sqrt(2 / math.pi)
    y = np.empty_like(x)
    for i, v in np.ndenumerate(x):
        v = float(v)
        y[i] = 0.5 * v * (1 + math.tanh(c * (v + 0.044715 * v**3)))
    return y


def gelu_prime(x):
    c = math.sqrt(2 / math.pi)
    t = np.tanh(c * (x + 0.044715 * x**3))
    return 0.5 * (1 + t) + 0.5 * x * (1 - t**2) * c * (1 + 3 * 0.044715 * x**2)
