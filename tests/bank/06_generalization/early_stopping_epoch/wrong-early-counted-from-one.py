# mistake: 06/early_stopping_epoch/one-epoch-early
def early_stopping_epoch(val_losses, patience, min_delta):
    best, kept = val_losses[0], 0
    for epoch, loss in enumerate(val_losses):
        if loss < best - min_delta:
            best, kept = loss, epoch
        elif epoch - kept + 1 >= patience:
            break
    return kept
