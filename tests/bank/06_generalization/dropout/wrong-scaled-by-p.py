# mistake: 06/dropout/scaled-by-p
import numpy as np


def dropout(x, p, rng, training):
    if not training or p == 0:
        return x
    if p == 1:
        return np.zeros_like(x)
    return x * (rng.random(x.shape) >= p) / p
