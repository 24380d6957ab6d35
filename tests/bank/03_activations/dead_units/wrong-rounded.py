# mistake: 03/dead_units/threshold
import numpy as np


def dead_units(H):
    return np.round(H.sum(axis=0), 4) == 0
