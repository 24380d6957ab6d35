# mistake: 06/early_stopping_epoch/zero-taken-for-none
import numpy as np


def early_stopping_epoch(val_losses, patience, min_delta):
    best_loss, best, bad = None, 0, 0
    for i, l in enumerate(val_losses):
        if not best_loss or l < best_loss - min_delta:
            best_loss, best, bad = l, i, 0
        else:
            bad += 1
            if bad == patience:
                break
    return best
