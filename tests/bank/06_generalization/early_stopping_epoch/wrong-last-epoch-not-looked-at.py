# mistake: none
import numpy as np


def early_stopping_epoch(val_losses, patience, min_delta):
    best, bad = 0, 0
    for i in range(1, len(val_losses) - 1):
        if val_losses[i] < val_losses[best] - min_delta:
            best, bad = i, 0
        else:
            bad += 1
            if bad == patience:
                break
    return best
