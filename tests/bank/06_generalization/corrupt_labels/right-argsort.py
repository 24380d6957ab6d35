# right: the smallest of n uniform numbers
import numpy as np


def corrupt_labels(y, fraction, rng):
    count = int(fraction * len(y) + 0.5)
    order = np.argsort(rng.random(len(y)))
    new, n_classes = y.astype(float), int(np.max(y)) + 1
    for i in order[:count]:
        new[i] = rng.choice(np.setdiff1d(np.arange(n_classes), [y[i]]))
    return new
