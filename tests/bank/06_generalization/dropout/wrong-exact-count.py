# mistake: 06/dropout/exact-share
import numpy as np


def dropout(x, p, rng, training):
    if not training:
        return x
    if p == 1:
        return np.zeros_like(x)
    kept = rng.permutation(x.size).reshape(x.shape) >= round(p * x.size)
    return x * kept / (1 - p)
