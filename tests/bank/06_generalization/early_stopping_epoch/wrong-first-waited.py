# mistake: 06/early_stopping_epoch/first-epoch-waited
def early_stopping_epoch(val_losses, patience, min_delta):
    best, kept, waited = val_losses[0], 0, 0
    for epoch, loss in enumerate(val_losses):
        if loss < best - min_delta:
            best, kept, waited = loss, epoch, 0
        else:
            waited += 1
            if waited == patience:
                break
    return kept
