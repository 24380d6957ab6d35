# mistake: 06/dropout/nothing-in-eval
import numpy as np


def dropout(x, p, rng, training):
    if training:
        kept = rng.random(x.shape) >= p
        return np.where(kept, x / (1 - p) if p < 1 else 0, 0)
