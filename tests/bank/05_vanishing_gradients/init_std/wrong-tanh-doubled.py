# mistake: 05/init_std/tanh-too-large
import numpy as np


def init_std(fan_in, activation):
    variances = {"linear": 1, "tanh": 4, "relu": 2, "leaky_relu": 2 / 1.04}
    return np.sqrt(variances[activation] / fan_in)
