# right: a while loop
def early_stopping_epoch(val_losses, patience, min_delta):
    kept, epoch = 0, 1
    while epoch < len(val_losses) and epoch - kept <= patience:
        if val_losses[epoch] + min_delta < val_losses[kept]:
            kept = epoch
        epoch += 1
    return kept
