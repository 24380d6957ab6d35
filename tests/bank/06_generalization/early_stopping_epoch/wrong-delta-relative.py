# mistake: 06/early_stopping_epoch/min-delta-relative
def early_stopping_epoch(val_losses, patience, min_delta):
    best, kept, waited = float("inf"), 0, 0
    for epoch, loss in enumerate(val_losses):
        if loss < best * (1 - min_delta):
            best, kept, waited = loss, epoch, 0
        else:
            waited += 1
            if waited >= patience:
                return kept
    return kept
