# mistake: 03/dead_units/loop-over-rows
import numpy as np


def dead_units(H):
    return np.array([(H[:, j] == 0).all() for j in range(len(H))])
