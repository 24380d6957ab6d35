# mistake: 03/dead_units/none-found
import numpy as np


def dead_units(H):
    return np.all(H < 0, axis=0)
