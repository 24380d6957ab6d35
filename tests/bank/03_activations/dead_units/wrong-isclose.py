# mistake: 03/dead_units/threshold
import numpy as np


def dead_units(H):
    return np.isclose(H, 0).all(axis=0)
