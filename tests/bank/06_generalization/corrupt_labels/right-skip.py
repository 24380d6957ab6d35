# right: draws from q - 1 and skips the own class
import numpy as np


def corrupt_labels(y, fraction, rng):
    new = np.array(y)
    chosen = rng.permutation(y.size)[: int(round(fraction * y.size))]
    draw = rng.integers(y.max(), size=chosen.size)
    new[chosen] = draw + (draw >= y[chosen])
    return new
