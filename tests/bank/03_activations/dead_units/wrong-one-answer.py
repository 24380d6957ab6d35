# mistake: 03/dead_units/one-answer
import numpy as np


def dead_units(H):
    return np.all(H == 0)
