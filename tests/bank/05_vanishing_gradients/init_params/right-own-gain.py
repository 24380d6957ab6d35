# right: follows an init_std of its own, right or not
import numpy as np


def init_std(fan_in, activation):
    gains = {"linear": 1, "tanh": 1, "relu": 1, "leaky_relu": (2 / 1.04) ** 0.5}
    return gains[activation] / np.sqrt(fan_in)


def init_params(sizes, activation, rng):
    print("sizes:", sizes)
    return [
        (rng.normal(scale=init_std(m, activation), size=(m, n)), 0.0 * np.ones((1, n)))
        for m, n in zip(sizes, sizes[1:])
    ]
