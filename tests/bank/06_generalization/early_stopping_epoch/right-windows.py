# right: from one improvement to the next by windows
import numpy as np


def early_stopping_epoch(val_losses, patience, min_delta):
    v = np.asarray(val_losses, dtype=float)
    best = 0
    while True:
        window = v[best + 1 : best + 1 + patience]
        hits = np.nonzero(window < v[best] - min_delta)[0]
        if hits.size == 0:
            return best
        best += 1 + hits[0]
