# mistake: 05/init_std/leaky-smaller-than-linear
import numpy as np


def init_std(fan_in, activation):
    variances = {"linear": 1, "tanh": 1, "relu": 2, "leaky_relu": 1 / (1 + 0.2**2)}
    return np.sqrt(variances[activation] / fan_in)
