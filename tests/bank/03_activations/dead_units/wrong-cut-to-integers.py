# mistake: 03/dead_units/threshold
import numpy as np


def dead_units(H):
    return H.astype(int).max(axis=0) == 0
