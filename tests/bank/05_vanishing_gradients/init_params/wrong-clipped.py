# mistake: none
import numpy as np


def init_std(fan_in, activation):
    gains = {"linear": 1, "tanh": 1, "relu": 2**0.5, "leaky_relu": (2 / 1.04) ** 0.5}
    return gains[activation] / np.sqrt(fan_in)


def init_params(sizes, activation, rng):
    params = []
    for m, n in zip(sizes[:-1], sizes[1:]):
        std = init_std(m, activation)
        W = np.clip(rng.normal(scale=std, size=(m, n)), -std, std)
        params.append((W, np.zeros((1, n))))
    return params
