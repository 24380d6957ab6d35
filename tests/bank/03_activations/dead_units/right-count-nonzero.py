# right: counts what is not zero
import numpy as np


def dead_units(H):
    return np.count_nonzero(H, axis=0) == 0
