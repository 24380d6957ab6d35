# mistake: 03/dead_units/share-of-zeros
import numpy as np


def dead_units(H):
    return np.mean(H == 0, axis=0)
