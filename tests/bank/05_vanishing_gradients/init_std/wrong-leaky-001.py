# mistake: 05/init_std/leaky-slope-0.01
import numpy as np


def init_std(fan_in, activation):
    kept = {"linear": 1, "tanh": 1, "relu": 0.5, "leaky_relu": (1 + 0.01**2) / 2}
    return 1 / np.sqrt(fan_in * kept[activation])
