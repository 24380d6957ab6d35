# right: argpartition of normal scores
import numpy as np


def corrupt_labels(y, fraction, rng):
    q = y.max() + 1
    k = round(fraction * len(y))
    out = y.copy()
    keys = rng.standard_normal(len(y))
    idx = np.argpartition(keys, k - 1)[:k] if k else []
    for i in idx:
        scores = rng.standard_normal(q)
        scores[y[i]] = -np.inf
        out[i] = scores.argmax()
    return out
