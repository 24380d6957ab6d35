# right: draws in another order: last layer first
import numpy as np


def init_std(fan_in, activation):
    gains = {"linear": 1, "tanh": 1, "relu": 2**0.5, "leaky_relu": (2 / 1.04) ** 0.5}
    return gains[activation] / np.sqrt(fan_in)


def init_params(sizes, activation, rng):
    Ws = []
    for fan_in, fan_out in zip(sizes[-2::-1], sizes[:0:-1]):
        Ws.insert(0, rng.normal(size=(fan_in, fan_out)) * init_std(fan_in, activation))
    return list(zip(Ws, [np.zeros((1, n)) for n in sizes[1:]]))
