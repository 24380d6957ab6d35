# mistake: 05/init_params/layer-count
import numpy as np


def init_std(fan_in, activation):
    gains = {"linear": 1, "tanh": 1, "relu": 2**0.5, "leaky_relu": (2 / 1.04) ** 0.5}
    return gains[activation] / np.sqrt(fan_in)


def init_params(sizes, activation, rng):
    m, n = sizes[0], sizes[1]
    return [(rng.normal(scale=init_std(m, activation), size=(m, n)), np.zeros((1, n)))]
