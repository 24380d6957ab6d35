# mistake: 03/dead_units/threshold
import numpy as np


def dead_units(H):
    return H.sum(axis=0) < 1e-12
