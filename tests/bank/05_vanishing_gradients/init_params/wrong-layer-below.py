# mistake: 05/init_params/fan-in-of-the-layer-below
import numpy as np


def init_std(fan_in, activation):
    gains = {"linear": 1, "tanh": 1, "relu": 2**0.5, "leaky_relu": (2 / 1.04) ** 0.5}
    return gains[activation] / np.sqrt(fan_in)


def init_params(sizes, activation, rng):
    params = []
    for layer in range(1, len(sizes)):
        std = init_std(sizes[max(layer - 2, 0)], activation)
        W = rng.normal(scale=std, size=(sizes[layer - 1], sizes[layer]))
        params.append((W, np.zeros((1, sizes[layer]))))
    return params
