# mistake: 06/early_stopping_epoch/compared-with-previous
import numpy as np


def early_stopping_epoch(val_losses, patience, min_delta):
    waited, end = 0, len(val_losses)
    for epoch in range(1, len(val_losses)):
        waited = 0 if val_losses[epoch] < val_losses[epoch - 1] - min_delta else waited + 1
        if waited >= patience:
            end = epoch + 1
            break
    return int(np.argmin(val_losses[:end]))
