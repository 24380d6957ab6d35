# mistake: 06/early_stopping_epoch/minus-patience
def early_stopping_epoch(val_losses, patience, min_delta):
    best, waited = float("inf"), 0
    for epoch, loss in enumerate(val_losses):
        if loss < best - min_delta:
            best, waited = loss, 0
        else:
            waited += 1
        if waited >= patience:
            break
    return epoch - patience
