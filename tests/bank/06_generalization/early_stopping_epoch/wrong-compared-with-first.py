# mistake: 06/early_stopping_epoch/compared-with-first
def early_stopping_epoch(val_losses, patience, min_delta):
    best, kept = val_losses[0], 0
    for epoch in range(1, len(val_losses)):
        if val_losses[epoch] < best - min_delta:
            kept = epoch
        elif epoch - kept >= patience:
            break
    return kept
