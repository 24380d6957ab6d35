# right: a loop, standard_normal, a list of lists
import numpy as np


def init_std(fan_in, activation):
    gains = {"linear": 1, "tanh": 1, "relu": 2**0.5, "leaky_relu": (2 / 1.04) ** 0.5}
    return gains[activation] / np.sqrt(fan_in)


def init_params(sizes, activation, rng):
    layers = []
    for i in range(len(sizes) - 1):
        W = init_std(sizes[i], activation) * rng.standard_normal((sizes[i], sizes[i + 1]))
        layers.append([W, np.zeros(shape=(1, sizes[i + 1]))])
    return layers
