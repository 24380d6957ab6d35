# right: a counter that is reset
def early_stopping_epoch(val_losses, patience, min_delta):
    best, kept, waited = float("inf"), 0, 0
    for epoch in range(len(val_losses)):
        if best - val_losses[epoch] > min_delta:
            best, kept, waited = val_losses[epoch], epoch, 0
        else:
            waited += 1
        if waited == patience:
            return kept
    return kept
