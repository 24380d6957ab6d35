# mistake: 06/dropout/exact-share
import numpy as np


def dropout(x, p, rng, training):
    if not training:
        return x
    if p == 1:
        return np.zeros_like(x)
    kept = np.argsort(rng.random(x.shape), axis=-1) >= round(p * x.shape[-1])
    return x * kept / (1 - p)
