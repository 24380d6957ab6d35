# mistake: 03/dead_units/not-bool
import numpy as np


def dead_units(H):
    return np.mean(H == 0, axis=0) // 1
