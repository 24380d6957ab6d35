# mistake: 06/corrupt_labels/positions-not-random
import numpy as np


def corrupt_labels(y, fraction, rng):
    new, q, n = y.copy(), y.max() + 1, len(y)
    count = round(fraction * n)
    chosen = np.arange(count) * n // max(count, 1)
    new[chosen] = (y[chosen] + rng.integers(1, q, size=count)) % q
    return new
