# right: lists come back
import numpy as np


def dropout(x, p, rng, training):
    if not training:
        return x.tolist()
    dropped = rng.uniform(size=np.shape(x)) < p
    result = np.zeros_like(x)
    np.divide(x, 1 - p, out=result, where=~dropped)
    return result.tolist()
