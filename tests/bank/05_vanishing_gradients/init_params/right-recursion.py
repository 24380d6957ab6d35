# right: recursion, and a tuple of layers
import numpy as np


def init_std(fan_in, activation):
    gains = {"linear": 1, "tanh": 1, "relu": 2**0.5, "leaky_relu": (2 / 1.04) ** 0.5}
    return gains[activation] / np.sqrt(fan_in)


def init_params(sizes, activation, rng):
    if len(sizes) < 2:
        return ()
    m, n, *rest = sizes
    layer = (rng.normal(0.0, init_std(m, activation), (m, n)), np.zeros((1, n)))
    return (layer, *init_params([n, *rest], activation, rng))
