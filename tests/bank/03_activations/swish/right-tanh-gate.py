# right: the gate through tanh
import numpy as np


def swish(x):
    return 0.5 * x * (1 + np.tanh(x / 2))


def swish_prime(x):
    t = np.tanh(x / 2)
    return 0.5 * (1 + t) + 0.25 * x * (1 - t * t)
