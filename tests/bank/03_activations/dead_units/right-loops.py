# right: two loops
import numpy as np


def dead_units(H):
    n, h = H.shape
    dead = np.ones(h, dtype=bool)
    for i in range(n):
        for j in range(h):
            if H[i, j] > 0:
                dead[j] = False
    return dead
