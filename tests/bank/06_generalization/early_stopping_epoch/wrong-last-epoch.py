# mistake: 06/early_stopping_epoch/last-epoch
def early_stopping_epoch(val_losses, patience, min_delta):
    best, kept = float("inf"), 0
    for epoch, loss in enumerate(val_losses):
        if loss < best - min_delta:
            best = loss
        kept = epoch
    return kept
