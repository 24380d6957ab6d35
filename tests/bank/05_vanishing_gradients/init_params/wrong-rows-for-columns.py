# mistake: 05/init_params/fan-out
import numpy as np


def init_std(fan_in, activation):
    gains = {"linear": 1, "tanh": 1, "relu": 2**0.5, "leaky_relu": (2 / 1.04) ** 0.5}
    return gains[activation] / np.sqrt(fan_in)


def init_params(sizes, activation, rng):
    params = []
    for fan_in, fan_out in zip(sizes[:-1], sizes[1:]):
        W = rng.normal(size=(fan_in, fan_out))
        params.append((W * init_std(W.shape[1], activation), np.zeros((1, fan_out))))
    return params
