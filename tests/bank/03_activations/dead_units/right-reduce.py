# right: logical_and.reduce, with a print
import numpy as np


def dead_units(H):
    print("looking at", H.shape)
    return np.logical_and.reduce(np.equal(H, 0))
