# mistake: 05/init_std/tanh-too-small
import numpy as np


def init_std(fan_in, activation):
    gain = {"linear": 1.0, "tanh": 0.9, "relu": 2**0.5, "leaky_relu": (2 / 1.04) ** 0.5}[activation]
    return gain / np.sqrt(fan_in)
