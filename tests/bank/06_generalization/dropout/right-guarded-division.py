# right: a division that is guarded at p = 1
import numpy as np


def dropout(x, p, rng, training):
    if not training:
        return x
    keep = rng.uniform(size=x.shape) < 1 - p
    return np.divide(x * keep, max(1 - p, 1e-300)) if p < 1 else np.zeros(x.shape)
