# mistake: 03/dead_units/example-left-out
import numpy as np


def dead_units(H):
    return (H[:-1] == 0).all(axis=0)
