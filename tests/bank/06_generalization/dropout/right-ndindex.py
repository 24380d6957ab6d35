# right: entry by entry over ndindex
import numpy as np


def dropout(x, p, rng, training):
    y = np.array(x, dtype=np.float64)
    if training:
        for idx in np.ndindex(*y.shape):
            y[idx] = 0.0 if p == 1 or rng.uniform(0, 1) < p else y[idx] / (1 - p)
    return y
