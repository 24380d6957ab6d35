# mistake: 03/dead_units/no-return
import numpy as np


def dead_units(H):
    dead = []
    for j in range(H.shape[1]):
        dead.append(np.all(H[:, j] == 0))
