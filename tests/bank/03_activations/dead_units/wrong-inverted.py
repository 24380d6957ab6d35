# mistake: 03/dead_units/inverted
import numpy as np


def dead_units(H):
    return np.any(H > 0, axis=0)
