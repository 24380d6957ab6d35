# right: draws (fan_out, fan_in) and transposes
import numpy as np


def init_std(fan_in, activation):
    gains = {"linear": 1, "tanh": 1, "relu": 2**0.5, "leaky_relu": (2 / 1.04) ** 0.5}
    return gains[activation] / np.sqrt(fan_in)


def init_params(sizes, activation, rng):
    def layer(fan_in, fan_out):
        W = rng.normal(loc=0, scale=init_std(fan_in, activation), size=(fan_out, fan_in)).T
        return W, np.zeros(fan_out)[None, :]

    return list(map(layer, sizes[:-1], sizes[1:]))
