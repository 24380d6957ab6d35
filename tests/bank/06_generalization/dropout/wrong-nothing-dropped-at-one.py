# mistake: none
import numpy as np


def dropout(x, p, rng, training):
    if not training or p == 1:
        return x
    return x * (rng.random(x.shape) >= p) / (1 - p)
