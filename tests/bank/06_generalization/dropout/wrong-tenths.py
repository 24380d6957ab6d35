# mistake: none
import numpy as np


def dropout(x, p, rng, training):
    if not training:
        return x
    if p == 1:
        return np.zeros_like(x)
    return x * (rng.integers(0, 10, x.shape) >= round(p * 10)) / (1 - p)
