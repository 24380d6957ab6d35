# mistake: 06/dropout/scaled-in-eval
import numpy as np


def dropout(x, p, rng, training):
    if not training:
        return x * (1 - p)
    if p == 1:
        return np.zeros_like(x)
    return np.where(rng.random(x.shape) < p, 0.0, x / (1 - p))
