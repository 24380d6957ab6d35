# mistake: 06/early_stopping_epoch/last-epoch-without-stop
def early_stopping_epoch(val_losses, patience, min_delta):
    best, kept = float("inf"), 0
    for epoch, loss in enumerate(val_losses):
        if loss < best - min_delta:
            best, kept = loss, epoch
        elif epoch - kept >= patience:
            return kept
    return epoch
