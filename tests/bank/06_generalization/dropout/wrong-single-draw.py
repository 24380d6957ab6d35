# mistake: 06/dropout/shared-mask
import numpy as np


def dropout(x, p, rng, training):
    if not training:
        return x
    if p == 1:
        return np.zeros_like(x)
    return x / (1 - p) if rng.random() >= p else np.zeros_like(x)
