# mistake: 05/init_std/slope-not-squared
import numpy as np


def init_std(fan_in, activation):
    kept = {"linear": 1, "tanh": 1, "relu": 0.5, "leaky_relu": (1 + 0.2) / 2}
    return np.sqrt(1 / (kept[activation] * fan_in))
