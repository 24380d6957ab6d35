# right: the next improvement within reach
import numpy as np


def early_stopping_epoch(val_losses, patience, min_delta):
    losses, kept = np.asarray(val_losses, dtype=float), 0
    while True:
        window = losses[kept + 1 : kept + 1 + patience]
        better = np.flatnonzero(window < losses[kept] - min_delta)
        if better.size == 0:
            return np.int64(kept)
        kept += 1 + better[0]
