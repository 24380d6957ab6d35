# mistake: 05/init_params/flat-bias
import numpy as np


def init_std(fan_in, activation):
    return {"linear": 1, "tanh": 1, "relu": 2 ** 0.5, "leaky_relu": (2 / 1.04) ** 0.5}[activation] / fan_in ** 0.5


def init_params(sizes, activation, rng):
    return [(rng.normal(0, init_std(i, activation), (i, o)), np.zeros((o, 1))) for i, o in zip(sizes, sizes[1:])]
