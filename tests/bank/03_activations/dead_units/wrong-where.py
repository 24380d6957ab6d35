# mistake: 03/dead_units/indices
import numpy as np


def dead_units(H):
    return np.where((H == 0).all(axis=0))
