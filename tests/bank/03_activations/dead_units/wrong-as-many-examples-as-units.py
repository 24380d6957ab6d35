# mistake: 03/dead_units/example-left-out
import numpy as np


def dead_units(H):
    return np.array(
        [
            all(H[i, j] == 0 for i in range(H.shape[1] if H.shape[1] < H.shape[0] else H.shape[0]))
            for j in range(H.shape[1])
        ]
    )
