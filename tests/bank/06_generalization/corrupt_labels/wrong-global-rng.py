# mistake: 06/corrupt_labels/rng-ignored
import numpy as np


def corrupt_labels(y, fraction, rng):
    new, q = y.copy(), y.max() + 1
    chosen = np.random.choice(len(y), size=round(fraction * len(y)), replace=False)
    new[chosen] = (y[chosen] + np.random.randint(1, q, size=len(chosen))) % q
    return new
