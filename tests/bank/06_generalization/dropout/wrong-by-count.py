# mistake: 06/dropout/scaled-by-count
import numpy as np


def dropout(x, p, rng, training):
    if not training:
        return x
    if p == 1:
        return np.zeros_like(x)
    kept = rng.random(x.shape) >= p
    return x * kept / kept.mean()
