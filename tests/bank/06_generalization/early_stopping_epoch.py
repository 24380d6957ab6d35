# %% examples
# patience runs out, or does not; then min_delta
early_stopping_epoch([500, 300, 400], 2, 0)
early_stopping_epoch([3, 2, 1], 2, 0)
early_stopping_epoch([5, 3, 4, 3.5, 2], 2, 0)
early_stopping_epoch([3, 4, 2], 2, 0)
early_stopping_epoch([5, 6, 4, 5, 3], 2, 0)
early_stopping_epoch([3, 2], 1, 1)
early_stopping_epoch([3, 2, 2.5], 1, 1)
early_stopping_epoch([4, 3], 1, 0.5)
early_stopping_epoch([4, 3.5, 3], 3, 0.75)
early_stopping_epoch([3, 2.5, 1], 1, 1)
early_stopping_epoch([4, 3.5, 2.5, 3], 2, 1)
early_stopping_epoch([3e-9, 2e-9, 1e-9], 2, 0)
early_stopping_epoch([1, 0, 2], 2, 0)
early_stopping_epoch([5, 4, 3, 3.5, 2], 3, 0)

# %% right: the next improvement within reach
def early_stopping_epoch(val_losses, patience, min_delta):
    losses, kept = np.asarray(val_losses, dtype=float), 0
    while True:
        window = losses[kept + 1 : kept + 1 + patience]
        better = np.flatnonzero(window < losses[kept] - min_delta)
        if better.size == 0:
            return np.int64(kept)
        kept += 1 + better[0]

# %% right: a while loop
def early_stopping_epoch(val_losses, patience, min_delta):
    kept, epoch = 0, 1
    while epoch < len(val_losses) and epoch - kept <= patience:
        if val_losses[epoch] + min_delta < val_losses[kept]:
            kept = epoch
        epoch += 1
    return kept

# %% right: a counter that is reset
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

# %% right: the list of improvements
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

# %% right: from one improvement to the next by windows
def early_stopping_epoch(val_losses, patience, min_delta):
    v = np.asarray(val_losses, dtype=float)
    best = 0
    while True:
        window = v[best + 1 : best + 1 + patience]
        hits = np.nonzero(window < v[best] - min_delta)[0]
        if hits.size == 0:
            return best
        best += 1 + hits[0]

# %% right: recursion
def early_stopping_epoch(val_losses, patience, min_delta):
    losses = list(val_losses)

    def keep(epoch):
        for later in range(epoch + 1, min(epoch + patience, len(losses) - 1) + 1):
            if losses[later] < losses[epoch] - min_delta:
                return keep(later)
        return epoch

    return keep(0)

# %% right: a string of flags, searched
def early_stopping_epoch(val_losses, patience, min_delta):
    flags, best = [], np.inf
    for loss in val_losses:
        flags.append(len(flags) == 0 or loss < best - min_delta)
        if flags[-1]:
            best = loss
    text = "".join("1" if f else "0" for f in flags)
    end = text.find("0" * patience)
    if end == -1:
        end = len(text)
    return text[:end].rfind("1")

# %% wrong: 06/early_stopping_epoch/best-creeps (creeps)
def early_stopping_epoch(val_losses, patience, min_delta):
    best, kept, waited = float("inf"), 0, 0
    for epoch, loss in enumerate(val_losses):
        if loss < best - min_delta:
            kept, waited = epoch, 0
        else:
            waited += 1
            if waited >= patience:
                break
        best = min(best, loss)
    return kept

# %% wrong: 06/early_stopping_epoch/best-from-a-number (best from zero)
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

# %% wrong: 06/early_stopping_epoch/best-from-a-number (best from hundred)
def early_stopping_epoch(val_losses, patience, min_delta):
    best, kept, waited = 100, 0, 0
    for epoch, loss in enumerate(val_losses):
        if best - loss > min_delta:
            best, kept, waited = loss, epoch, 0
        else:
            waited += 1
        if waited >= patience:
            return kept
    return kept

# %% wrong: 06/early_stopping_epoch/compared-with-first
def early_stopping_epoch(val_losses, patience, min_delta):
    best, kept = val_losses[0], 0
    for epoch in range(1, len(val_losses)):
        if val_losses[epoch] < best - min_delta:
            kept = epoch
        elif epoch - kept >= patience:
            break
    return kept

# %% wrong: 06/early_stopping_epoch/compared-with-previous (previous)
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

# %% wrong: 06/early_stopping_epoch/compared-with-previous (rises in a row)
def early_stopping_epoch(val_losses, patience, min_delta):
    waited, end = 0, len(val_losses)
    for epoch in range(1, len(val_losses)):
        waited = 0 if val_losses[epoch] < val_losses[epoch - 1] - min_delta else waited + 1
        if waited >= patience:
            end = epoch + 1
            break
    return int(np.argmin(val_losses[:end]))

# %% wrong: 06/early_stopping_epoch/counted-from-one (from one)
def early_stopping_epoch(val_losses, patience, min_delta):
    best, kept, waited = float("inf"), 0, 0
    for epoch, loss in enumerate(val_losses):
        if loss < best - min_delta:
            best, kept, waited = loss, epoch, 0
        else:
            waited += 1
            if waited >= patience:
                return kept + 1
    return kept + 1

# %% wrong: 06/early_stopping_epoch/counted-from-one (epoch after best)
def early_stopping_epoch(val_losses, patience, min_delta):
    best, kept = float("inf"), 0
    for epoch, loss in enumerate(val_losses):
        if loss < best - min_delta:
            best, kept = loss, epoch
        elif epoch - kept >= patience:
            return epoch - patience + 1
    return kept

# %% wrong: 06/early_stopping_epoch/counter-not-reset (not reset)
def early_stopping_epoch(val_losses, patience, min_delta):
    best, kept, waited = float("inf"), 0, 0
    for epoch, loss in enumerate(val_losses):
        if loss < best - min_delta:
            best, kept = loss, epoch
        else:
            waited += 1
            if waited >= patience:
                break
    return kept

# %% wrong: 06/early_stopping_epoch/epoch-of-the-stop (stop epoch)
def early_stopping_epoch(val_losses, patience, min_delta):
    best, waited = float("inf"), 0
    for epoch, loss in enumerate(val_losses):
        if loss < best - min_delta:
            best, waited = loss, 0
        else:
            waited += 1
            if waited >= patience:
                break
    return epoch

# %% wrong: 06/early_stopping_epoch/equal-counts (ties)
def early_stopping_epoch(val_losses, patience, min_delta):
    best, kept, waited = float("inf"), 0, 0
    for epoch, loss in enumerate(val_losses):
        if loss <= best - min_delta:
            best, kept, waited = loss, epoch, 0
        else:
            waited += 1
            if waited >= patience:
                return kept
    return kept

# %% wrong: 06/early_stopping_epoch/first-epoch-waited (first waited)
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

# %% wrong: 06/early_stopping_epoch/fixed-tolerance (isclose)
def early_stopping_epoch(val_losses, patience, min_delta):
    best, bad = 0, 0
    for i in range(1, len(val_losses)):
        if val_losses[i] < val_losses[best] - min_delta and not np.isclose(
            val_losses[i], val_losses[best], atol=1e-4
        ):
            best, bad = i, 0
        else:
            bad += 1
            if bad == patience:
                break
    return best

# %% wrong: 06/early_stopping_epoch/fixed-tolerance (tolerance)
def early_stopping_epoch(val_losses, patience, min_delta):
    best, bad = 0, 0
    for i in range(1, len(val_losses)):
        if val_losses[best] - val_losses[i] > max(min_delta, 0.01):
            best, bad = i, 0
        else:
            bad += 1
            if bad == patience:
                break
    return best

# %% wrong: 06/early_stopping_epoch/last-epoch
def early_stopping_epoch(val_losses, patience, min_delta):
    best, kept = float("inf"), 0
    for epoch, loss in enumerate(val_losses):
        if loss < best - min_delta:
            best = loss
        kept = epoch
    return kept

# %% wrong: 06/early_stopping_epoch/last-epoch-without-stop (last without stop)
def early_stopping_epoch(val_losses, patience, min_delta):
    best, kept = float("inf"), 0
    for epoch, loss in enumerate(val_losses):
        if loss < best - min_delta:
            best, kept = loss, epoch
        elif epoch - kept >= patience:
            return kept
    return epoch

# %% wrong: 06/early_stopping_epoch/loss-returned (loss)
def early_stopping_epoch(val_losses, patience, min_delta):
    best, kept, waited = float("inf"), 0, 0
    for epoch, loss in enumerate(val_losses):
        if loss < best - min_delta:
            best, kept, waited = loss, epoch, 0
        else:
            waited += 1
            if waited >= patience:
                return best
    return best

# %% wrong: 06/early_stopping_epoch/loss-taken-for-accuracy (accuracy)
def early_stopping_epoch(val_losses, patience, min_delta):
    best, kept, waited = -float("inf"), 0, 0
    for epoch, loss in enumerate(val_losses):
        if loss > best + min_delta:
            best, kept, waited = loss, epoch, 0
        else:
            waited += 1
            if waited >= patience:
                return kept
    return kept

# %% wrong: 06/early_stopping_epoch/lowest-kept (lowest)
def early_stopping_epoch(val_losses, patience, min_delta):
    best, waited, end = float("inf"), 0, len(val_losses)
    for epoch, loss in enumerate(val_losses):
        if loss < best - min_delta:
            best, waited = loss, 0
        else:
            waited += 1
            if waited >= patience:
                end = epoch + 1
                break
    return int(np.argmin(val_losses[:end]))

# %% wrong: 06/early_stopping_epoch/min-delta-ignored (delta ignored)
def early_stopping_epoch(val_losses, patience, min_delta):
    best, kept, waited = float("inf"), 0, 0
    for epoch, loss in enumerate(val_losses):
        if loss < best:
            best, kept, waited = loss, epoch, 0
        else:
            waited += 1
            if waited >= patience:
                return kept
    return kept

# %% wrong: 06/early_stopping_epoch/min-delta-relative (delta relative)
def early_stopping_epoch(val_losses, patience, min_delta):
    best, kept, waited = float("inf"), 0, 0
    for epoch, loss in enumerate(val_losses):
        if loss < best * (1 - min_delta):
            best, kept, waited = loss, epoch, 0
        else:
            waited += 1
            if waited >= patience:
                return kept
    return kept

# %% wrong: 06/early_stopping_epoch/min-delta-sign (delta added)
def early_stopping_epoch(val_losses, patience, min_delta):
    best, kept, waited = float("inf"), 0, 0
    for epoch, loss in enumerate(val_losses):
        if loss < best + min_delta:
            best, kept, waited = loss, epoch, 0
        else:
            waited += 1
            if waited >= patience:
                return kept
    return kept

# %% wrong: 06/early_stopping_epoch/minus-patience
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

# %% wrong: 06/early_stopping_epoch/nothing-without-stop
def early_stopping_epoch(val_losses, patience, min_delta):
    best, kept = float("inf"), 0
    for epoch, loss in enumerate(val_losses):
        if loss < best - min_delta:
            best, kept = loss, epoch
        elif epoch - kept >= patience:
            return kept

# %% wrong: 06/early_stopping_epoch/one-epoch-early (early)
def early_stopping_epoch(val_losses, patience, min_delta):
    best, kept, waited = float("inf"), 0, 0
    for epoch, loss in enumerate(val_losses):
        if loss < best - min_delta:
            best, kept, waited = loss, epoch, 0
        else:
            waited += 1
            if waited >= patience - 1:
                return kept
    return kept

# %% wrong: 06/early_stopping_epoch/one-epoch-early (early counted from one)
def early_stopping_epoch(val_losses, patience, min_delta):
    best, kept = val_losses[0], 0
    for epoch, loss in enumerate(val_losses):
        if loss < best - min_delta:
            best, kept = loss, epoch
        elif epoch - kept + 1 >= patience:
            break
    return kept

# %% wrong: 06/early_stopping_epoch/one-epoch-late (late)
def early_stopping_epoch(val_losses, patience, min_delta):
    best, kept, waited = float("inf"), 0, 0
    for epoch, loss in enumerate(val_losses):
        if loss < best - min_delta:
            best, kept, waited = loss, epoch, 0
        else:
            waited += 1
            if waited > patience:
                return kept
    return kept

# %% wrong: 06/early_stopping_epoch/patience-ignored (argmin)
def early_stopping_epoch(val_losses, patience, min_delta):
    return int(np.argmin(val_losses))

# %% wrong: 06/early_stopping_epoch/small-gains-not-counted (counts only rises)
def early_stopping_epoch(val_losses, patience, min_delta):
    best, bad = 0, 0
    for i in range(1, len(val_losses)):
        if val_losses[i] < val_losses[best] - min_delta:
            best, bad = i, 0
        elif val_losses[i] > val_losses[best]:
            bad += 1
            if bad == patience:
                break
    return best

# %% wrong: 06/early_stopping_epoch/small-gains-not-counted (small gains for free)
def early_stopping_epoch(val_losses, patience, min_delta):
    best, bad = 0, 0
    for i in range(1, len(val_losses)):
        if val_losses[i] < val_losses[best] - min_delta:
            best, bad = i, 0
        elif val_losses[i] >= val_losses[best]:
            bad += 1
            if bad == patience:
                break
    return best

# %% wrong: 06/early_stopping_epoch/waited-from-any-epoch (window)
def early_stopping_epoch(val_losses, patience, min_delta):
    for i in range(patience, len(val_losses)):
        if min(val_losses[i - patience + 1 : i + 1]) >= val_losses[i - patience] - min_delta:
            return i - patience
    return int(np.argmin(val_losses))

# %% wrong: 06/early_stopping_epoch/zero-taken-for-none (not best)
def early_stopping_epoch(val_losses, patience, min_delta):
    best_loss, best, bad = None, 0, 0
    for i, l in enumerate(val_losses):
        if not best_loss or l < best_loss - min_delta:
            best_loss, best, bad = l, i, 0
        else:
            bad += 1
            if bad == patience:
                break
    return best

# %% wrong: none (last epoch not looked at)
def early_stopping_epoch(val_losses, patience, min_delta):
    best, bad = 0, 0
    for i in range(1, len(val_losses) - 1):
        if val_losses[i] < val_losses[best] - min_delta:
            best, bad = i, 0
        else:
            bad += 1
            if bad == patience:
                break
    return best


# %% wrong: 06/early_stopping_epoch/rises-waited
def early_stopping_epoch(val_losses, patience, min_delta=0.0):
    lowest, counter, best = float("inf"), 0, 0
    for epoch, loss in enumerate(val_losses):
        if loss < lowest:
            lowest, counter, best = loss, 0, epoch
        elif loss > lowest + min_delta:
            counter += 1
            if counter >= patience:
                break
    return best


# %% wrong: 06/early_stopping_epoch/rises-waited (as a class)
class EarlyStopper:
    def __init__(self, patience, min_delta):
        self.patience, self.min_delta = patience, min_delta
        self.counter, self.min_loss = 0, np.inf

    def early_stop(self, loss):
        if loss < self.min_loss:
            self.min_loss, self.counter = loss, 0
        elif loss > self.min_loss + self.min_delta:
            self.counter += 1
            return self.counter >= self.patience
        return False


def early_stopping_epoch(val_losses, patience, min_delta=0.0):
    stopper = EarlyStopper(patience, min_delta)
    for epoch, loss in enumerate(val_losses):
        if stopper.early_stop(loss):
            break
    return int(np.argmin(val_losses[: epoch + 1]))


# %% wrong: 06/early_stopping_epoch/rises-count
def early_stopping_epoch(val_losses, patience, min_delta):
    best, best_epoch = val_losses[0], 0
    for epoch in range(1, len(val_losses)):
        if abs(best - val_losses[epoch]) > min_delta:
            best, best_epoch = val_losses[epoch], epoch
        elif epoch - best_epoch >= patience:
            break
    return best_epoch


# %% wrong: 06/early_stopping_epoch/rises-count (with a counter)
def early_stopping_epoch(val_losses, patience, min_delta):
    best, best_epoch = val_losses[0], 0
    waited = 0
    for epoch, loss in enumerate(val_losses):
        if abs(loss - best) > min_delta:
            best, best_epoch, waited = loss, epoch, 0
        elif epoch:
            waited += 1
            if waited == patience:
                break
    return best_epoch


# %% wrong: 06/early_stopping_epoch/second-epoch-skipped
def early_stopping_epoch(val_losses, patience, min_delta):
    best, best_epoch = val_losses[0], 0
    for epoch in range(2, len(val_losses)):
        if val_losses[epoch] < best - min_delta:
            best, best_epoch = val_losses[epoch], epoch
        elif epoch - best_epoch >= patience:
            break
    return best_epoch


# %% wrong: 06/early_stopping_epoch/second-epoch-skipped (with a counter of rises)
def early_stopping_epoch(val_losses, patience, min_delta):
    best, best_epoch = val_losses[0], 0
    waited = 0
    for epoch in range(2, len(val_losses)):
        if val_losses[epoch] < best - min_delta:
            best, best_epoch, waited = val_losses[epoch], epoch, 0
        else:
            waited += 1
            if waited >= patience:
                break
    return best_epoch


# %% wrong: 06/early_stopping_epoch/first-loss-cut-off
def early_stopping_epoch(val_losses, patience, min_delta):
    best, best_epoch = val_losses[0], 0
    for epoch, loss in enumerate(val_losses[1:]):
        if loss < best - min_delta:
            best, best_epoch = loss, epoch
        elif epoch - best_epoch >= patience:
            break
    return best_epoch


# %% wrong: 06/early_stopping_epoch/number-of-the-epoch-waited
def early_stopping_epoch(val_losses, patience, min_delta):
    best, best_epoch = val_losses[0], 0
    for epoch in range(1, len(val_losses)):
        if val_losses[epoch] < best - min_delta:
            best, best_epoch = val_losses[epoch], epoch
        elif epoch >= patience:
            break
    return best_epoch


# %% wrong: 06/early_stopping_epoch/rises-waited (kept while the count is 0)
def early_stopping_epoch(val_losses, patience, min_delta=0.0):
    lowest, counter, kept = float("inf"), 0, 0
    for epoch, loss in enumerate(val_losses):
        if loss < lowest:
            lowest, counter = loss, 0
        elif loss > lowest + min_delta:
            counter += 1
        if counter == 0:
            kept = epoch
        if counter >= patience:
            break
    return kept


# %% wrong: 06/early_stopping_epoch/rises-waited (as a class, patience subtracted)
class EarlyStopper:
    def __init__(self, patience, min_delta):
        self.patience, self.min_delta = patience, min_delta
        self.counter, self.min_loss = 0, np.inf

    def early_stop(self, loss):
        if loss < self.min_loss:
            self.min_loss, self.counter = loss, 0
        elif loss > self.min_loss + self.min_delta:
            self.counter += 1
            return self.counter >= self.patience
        return False


def early_stopping_epoch(val_losses, patience, min_delta=0.0):
    stopper = EarlyStopper(patience, min_delta)
    for epoch, loss in enumerate(val_losses):
        if stopper.early_stop(loss):
            break
    return epoch - patience


# %% wrong: 06/early_stopping_epoch/small-gains-not-counted (patience subtracted)
def early_stopping_epoch(val_losses, patience, min_delta):
    best, waited = float("inf"), 0
    for epoch, loss in enumerate(val_losses):
        if loss < best - min_delta:
            best, waited = loss, 0
        elif loss > best:
            waited += 1
        if waited >= patience:
            break
    return epoch - patience


# %% wrong: 06/early_stopping_epoch/minus-patience (not below 0)
def early_stopping_epoch(val_losses, patience, min_delta):
    best, waited = float("inf"), 0
    for epoch, loss in enumerate(val_losses):
        if loss < best - min_delta:
            best, waited = loss, 0
        else:
            waited += 1
        if waited >= patience:
            break
    return max(epoch - patience, 0)


# %% wrong: 06/early_stopping_epoch/minus-patience (and one epoch late)
def early_stopping_epoch(val_losses, patience, min_delta):
    best, waited = float("inf"), 0
    for epoch, loss in enumerate(val_losses):
        if loss < best - min_delta:
            best, waited = loss, 0
        else:
            waited += 1
            if waited > patience:
                break
    return epoch - patience


# %% wrong: none (the lowest where patience never runs out)
def early_stopping_epoch(val_losses, patience, min_delta):
    best, waited = float("inf"), 0
    for epoch, loss in enumerate(val_losses):
        if loss < best - min_delta:
            best, waited = loss, 0
        else:
            waited += 1
            if waited >= patience:
                return epoch - patience
    return int(np.argmin(val_losses))
