# mistake: 06/early_stopping_epoch/waited-from-any-epoch
import numpy as np


def early_stopping_epoch(val_losses, patience, min_delta):
    for i in range(patience, len(val_losses)):
        if min(val_losses[i - patience + 1 : i + 1]) >= val_losses[i - patience] - min_delta:
            return i - patience
    return int(np.argmin(val_losses))
