# right: a loop over the entries
import numpy as np


def dropout(x, p, rng, training):
    out = np.array(x)
    if training:
        for index in np.ndindex(out.shape):
            out[index] = 0.0 if rng.uniform() < p else out[index] / (1 - p)
    return out
