# right: a boolean mask, shuffled
import numpy as np


def corrupt_labels(y, fraction, rng):
    mask = np.arange(len(y)) < round(fraction * len(y))
    rng.shuffle(mask)
    shifted = (y + rng.integers(1, y.max() + 1, size=len(y))) % (y.max() + 1)
    return np.where(mask, shifted, y)
