# mistake: 06/dropout/normal-draws
import numpy as np


def dropout(x, p, rng, training):
    if not training:
        return x
    if p == 1:
        return np.zeros_like(x)
    return np.where(rng.normal(size=x.shape) < p, 0, x / (1 - p))
