# mistake: 05/init_std/limit-of-the-uniform
import numpy as np


def init_std(fan_in, activation):
    a = {"linear": 1, "tanh": 1, "relu": 0, "leaky_relu": 0.2}[activation]
    return np.sqrt(6 / ((1 + a**2) * fan_in))
