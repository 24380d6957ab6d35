# mistake: 05/init_std/variance-of-relu
import numpy as np


def init_std(fan_in, activation):
    variances = {"linear": 1, "tanh": 1, "relu": 1 / (1 / 2 - 1 / (2 * np.pi)), "leaky_relu": 2 / 1.04}
    return np.sqrt(variances[activation] / fan_in)
