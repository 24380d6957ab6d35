# mistake: 06/corrupt_labels/mask-returned
import numpy as np


def corrupt_labels(y, fraction, rng):
    mask = np.zeros(len(y), bool)
    mask[rng.choice(len(y), round(fraction * len(y)), replace=False)] = True
    return mask
