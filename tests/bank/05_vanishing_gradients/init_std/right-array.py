# right: returns an array of one number
import numpy as np


def init_std(fan_in, activation):
    slope = {"relu": 0.0, "leaky_relu": 0.2}.get(activation, 1.0)
    return np.sqrt(np.array([2.0]) / (1 + slope**2) / fan_in)
