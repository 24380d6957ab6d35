# mistake: 05/init_std/other-count
import numpy as np


def init_std(fan_in, activation):
    return {"linear": 1, "tanh": 1, "relu": 2**.5, "leaky_relu": (2/1.04)**.5}[activation] / (fan_in + 1) ** 0.5
