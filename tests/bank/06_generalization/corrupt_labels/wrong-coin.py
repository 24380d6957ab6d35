# mistake: 06/corrupt_labels/coin-for-each-label
import numpy as np


def corrupt_labels(y, fraction, rng):
    q = y.max() + 1
    flip = rng.random(len(y)) < fraction
    return np.where(flip, (y + rng.integers(1, q, size=len(y))) % q, y)
