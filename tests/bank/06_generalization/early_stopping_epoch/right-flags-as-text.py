# right: a string of flags, searched
import numpy as np


def early_stopping_epoch(val_losses, patience, min_delta):
    flags, best = [], np.inf
    for loss in val_losses:
        flags.append(len(flags) == 0 or loss < best - min_delta)
        if flags[-1]:
            best = loss
    text = "".join("1" if f else "0" for f in flags)
    end = text.find("0" * patience)
    if end == -1:
        end = len(text)
    return text[:end].rfind("1")
