# mistake: 06/early_stopping_epoch/lowest-kept
import numpy as np


def early_stopping_epoch(val_losses, patience, min_delta):
    best, waited, end = float("inf"), 0, len(val_losses)
    for epoch, loss in enumerate(val_losses):
        if loss < best - min_delta:
            best, waited = loss, 0
        else:
            waited += 1
            if waited >= patience:
                end = epoch + 1
                break
    return int(np.argmin(val_losses[:end]))
