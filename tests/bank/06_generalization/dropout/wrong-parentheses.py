# mistake: 06/dropout/parentheses
import numpy as np


def dropout(x, p, rng, training):
    if not training:
        return x
    if p == 1:
        return np.zeros_like(x)
    return x * (rng.random(x.shape) >= p) / 1 - p
