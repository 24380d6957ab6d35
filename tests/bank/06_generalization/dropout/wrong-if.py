# mistake: 06/dropout/if-on-an-array
import numpy as np


def dropout(x, p, rng, training):
    if not training:
        return x
    if p == 1:
        return np.zeros_like(x)
    return np.zeros_like(x) if rng.random(x.shape) < p else x / (1 - p)
