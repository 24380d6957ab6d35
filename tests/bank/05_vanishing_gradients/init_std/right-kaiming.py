# right: draws from torch and measures
import numpy as np


def init_std(fan_in, activation):
    a = {"linear": 1, "tanh": 1, "relu": 0, "leaky_relu": 0.2}[activation]
    print("slope below zero:", a)
    limit = np.sqrt(6 / ((1 + a**2) * fan_in))
    return limit / np.sqrt(3)
