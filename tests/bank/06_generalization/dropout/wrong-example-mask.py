# mistake: 06/dropout/shared-mask
import numpy as np


def dropout(x, p, rng, training):
    if not training:
        return x
    if p == 1:
        return np.zeros_like(x)
    kept = (rng.random(len(x)) >= p).reshape(-1, *[1] * (x.ndim - 1))
    return x * kept / (1 - p)
