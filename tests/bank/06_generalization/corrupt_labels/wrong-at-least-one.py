# mistake: none
import numpy as np


def corrupt_labels(y, fraction, rng):
    out = y.copy()
    k = max(1, round(fraction * len(y)))
    q = y.max() + 1
    idx = rng.choice(len(y), k, replace=False)
    out[idx] = (y[idx] + rng.integers(1, q, k)) % q
    return out
