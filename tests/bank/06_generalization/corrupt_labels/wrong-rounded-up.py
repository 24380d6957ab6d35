# mistake: 06/corrupt_labels/count-rounded-up
import math


def corrupt_labels(y, fraction, rng):
    new, q = y.copy(), y.max() + 1
    count = math.ceil(fraction * len(y))
    chosen = rng.choice(len(y), size=count, replace=False)
    new[chosen] = (y[chosen] + rng.integers(1, q, size=count)) % q
    return new
