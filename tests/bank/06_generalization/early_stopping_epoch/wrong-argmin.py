# mistake: 06/early_stopping_epoch/patience-ignored
import numpy as np


def early_stopping_epoch(val_losses, patience, min_delta):
    return int(np.argmin(val_losses))
