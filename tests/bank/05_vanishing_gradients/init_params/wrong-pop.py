# mistake: 05/init_params/sizes-changed
import numpy as np


def init_std(fan_in, activation):
    gains = {"linear": 1, "tanh": 1, "relu": 2**0.5, "leaky_relu": (2 / 1.04) ** 0.5}
    return gains[activation] / np.sqrt(fan_in)


def init_params(sizes, activation, rng):
    layers = []
    while len(sizes) > 1:
        m, n = sizes.pop(0), sizes[0]
        std = init_std(m, activation)
        W = rng.normal(scale=std, size=(m, n))
        layers.append((W, np.zeros((1, n))))
    return layers
