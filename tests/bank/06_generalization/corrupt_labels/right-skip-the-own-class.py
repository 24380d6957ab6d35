# right: q - 1 numbers, those from the own class on moved up
import numpy as np


def corrupt_labels(y, fraction, rng):
    out = np.copy(y)
    n = y.shape[0]
    order = np.argsort(rng.random(n))
    chosen = order[: int(round(fraction * n))]
    r = rng.integers(0, y.max(), size=len(chosen))
    out[chosen] = r + (r >= y[chosen])
    return out
