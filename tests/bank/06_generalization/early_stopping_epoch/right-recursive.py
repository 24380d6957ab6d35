# right: recursion
def early_stopping_epoch(val_losses, patience, min_delta):
    losses = list(val_losses)

    def keep(epoch):
        for later in range(epoch + 1, min(epoch + patience, len(losses) - 1) + 1):
            if losses[later] < losses[epoch] - min_delta:
                return keep(later)
        return epoch

    return keep(0)
