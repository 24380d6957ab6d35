# mistake: 06/dropout/flag-inverted
import numpy as np


def dropout(x, p, rng, training):
    if training:
        return x
    if p == 1:
        return np.zeros_like(x)
    return x * (rng.random(x.shape) >= p) / (1 - p)
