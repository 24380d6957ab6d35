# mistake: 06/early_stopping_epoch/best-from-a-number
def early_stopping_epoch(val_losses, patience, min_delta):
    best, kept, waited = 0, 0, 0
    for epoch, loss in enumerate(val_losses):
        if loss < best - min_delta:
            best, kept, waited = loss, epoch, 0
        else:
            waited += 1
            if waited >= patience:
                return kept
    return kept
