# mistake: 03/dead_units/not-bool
import numpy as np


def dead_units(H):
    return np.where(H.max(axis=0) == 0, 1, 0)
