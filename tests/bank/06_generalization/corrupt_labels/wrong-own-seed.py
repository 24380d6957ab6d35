# mistake: 06/corrupt_labels/rng-ignored
import numpy as np


def corrupt_labels(y, fraction, rng):
    rng = np.random.default_rng(0)
    new, q = y.copy(), y.max() + 1
    chosen = rng.choice(len(y), size=round(fraction * len(y)), replace=False)
    new[chosen] = (y[chosen] + rng.integers(1, q, size=len(chosen))) % q
    return new
