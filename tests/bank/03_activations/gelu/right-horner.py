# right: x squared taken out
import math

import numpy as np


def gelu(x):
    c = math.sqrt(2 / math.pi)
    return x / 2 * (np.tanh(c * x * (1 + 0.044715 * x * x)) + 1)


def gelu_prime(x):
    c = math.sqrt(2 / math.pi)
    t = np.tanh(c * (x + 0.044715 * x**3))
    dt = (1 - t) * (1 + t) * c * (1 + 0.134145 * x * x)
    return (1 + t + x * dt) / 2
