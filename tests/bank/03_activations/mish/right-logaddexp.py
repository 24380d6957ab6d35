# right: softplus by logaddexp
import numpy as np


def mish(x):
    return x * np.tanh(np.logaddexp(0, x))


def mish_prime(x):
    sp = np.logaddexp(0, x)
    t = np.tanh(sp)
    return t + x * (1 - t * t) * np.exp(x - sp)
