# mistake: 05/init_std/leaky-as-relu
import numpy as np


def init_std(fan_in, activation):
    if activation in ("relu", "leaky_relu"):
        return np.sqrt(2.0 / fan_in)
    return np.sqrt(1.0 / fan_in)
