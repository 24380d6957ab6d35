# mistake: 06/dropout/half-dropped
import numpy as np


def dropout(x, p, rng, training):
    if not training:
        return x
    if p == 1:
        return np.zeros_like(x)
    return x * rng.choice([0, 1], size=x.shape) / (1 - p)
