# right: gains rounded to three digits
import math

GAINS = {"linear": 1, "tanh": 1, "relu": 1.41, "leaky_relu": 1.39}


def init_std(fan_in, activation):
    return GAINS[activation] / math.sqrt(fan_in)
