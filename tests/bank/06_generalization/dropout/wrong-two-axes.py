# mistake: 06/dropout/two-axes-assumed
import numpy as np


def dropout(x, p, rng, training):
    if not training or p == 0:
        return x
    rows, columns = x.shape
    kept = rng.random((rows, columns)) >= p
    return np.where(kept, x / (1 - p) if p < 1 else 0, 0)
