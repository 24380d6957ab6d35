# mistake: 06/dropout/rng-ignored
import numpy as np


def dropout(x, p, rng, training):
    if not training:
        return x
    if p == 1:
        return np.zeros_like(x)
    rng = np.random.default_rng(42)
    kept = rng.random(x.shape) >= p
    return x * kept / (1 - p)
