# mistake: 05/init_std/factor-upside-down
import numpy as np


def init_std(fan_in, activation):
    kept = {"linear": 1, "tanh": 1, "relu": 0.5, "leaky_relu": 0.52}
    return np.sqrt(kept[activation] / fan_in)
