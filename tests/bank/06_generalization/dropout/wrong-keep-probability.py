# mistake: 06/dropout/keep-and-drop-swapped
import numpy as np


def dropout(x, p, rng, training):
    if not training:
        return x
    if p == 0:
        return np.zeros_like(x)
    return x * (rng.random(x.shape) < p) / p
