# right: clips before exp, and the slope through mish
import numpy as np


def mish(x):
    z = np.clip(x, -700, 40)
    return x * np.tanh(np.log(1 + np.exp(z)))


def mish_prime(x):
    z = np.clip(x, -40, 40)
    t = np.tanh(np.log(1 + np.exp(z)))
    return t + z * (1 - t**2) / (1 + np.exp(-z))
