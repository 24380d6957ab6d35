# mistake: 05/init_params/first-fan-in
import numpy as np


def init_std(fan_in, activation):
    gains = {"linear": 1, "tanh": 1, "relu": 2**0.5, "leaky_relu": (2 / 1.04) ** 0.5}
    return gains[activation] / np.sqrt(fan_in)


def init_params(sizes, activation, rng):
    std = init_std(sizes[0], activation)
    return [
        (rng.normal(scale=std, size=(m, n)), np.zeros((1, n))) for m, n in zip(sizes, sizes[1:])
    ]
