# mistake: 05/init_std/zero
import numpy as np


def init_std(fan_in, activation):
    variances = {"linear": 1, "tanh": 1, "relu": 2, "leaky_relu": 2 / 1.04}
    return np.sqrt(variances[activation] // fan_in)
