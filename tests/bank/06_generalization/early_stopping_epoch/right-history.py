# right: the list of improvements
def early_stopping_epoch(val_losses, patience, min_delta):
    improvements = [(0, val_losses[0])]
    for epoch, loss in enumerate(val_losses):
        last, best = improvements[-1]
        if epoch - last > patience:
            break
        if best - loss > min_delta:
            improvements.append((epoch, loss))
    print("improvements at", [epoch for epoch, _ in improvements])
    return improvements[-1][0]
