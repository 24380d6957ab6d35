# mistake: 06/early_stopping_epoch/compared-with-previous
def early_stopping_epoch(val_losses, patience, min_delta):
    kept, waited = 0, 0
    for epoch in range(1, len(val_losses)):
        if val_losses[epoch] < val_losses[epoch - 1] - min_delta:
            kept, waited = epoch, 0
        else:
            waited += 1
            if waited >= patience:
                break
    return kept
