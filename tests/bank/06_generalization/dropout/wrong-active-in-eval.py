# mistake: 06/dropout/active-in-eval
import numpy as np


def dropout(x, p, rng, training):
    if p == 1:
        return np.zeros_like(x)
    return np.where(rng.random(x.shape) < p, 0.0, x / (1 - p))
