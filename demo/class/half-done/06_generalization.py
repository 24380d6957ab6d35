# score: 12 / 30
# Ran out of time: early stopping half, nothing after the penalties.

# %% one-nearest-neighbour
def one_nearest_neighbour(X_train, y_train, X):
    """Return the label (m,) of the training row nearest to each row of X (m, d)."""
    labels = []
    for x in X:
        squared_distances = ((X_train - x) ** 2).sum(axis=1)
        labels.append(y_train[np.argmin(squared_distances)])
    return np.array(labels)

# %% corrupt-labels
def corrupt_labels(y, fraction, rng):
    """Return a copy of y (n,) in which round(fraction * n) labels are wrong."""
    n, classes = len(y), y.max() + 1
    count = round(fraction * n)
    chosen = rng.choice(n, size=count, replace=False)
    shift = rng.integers(1, classes, size=count)
    wrong = y.copy()
    wrong[chosen] = (y[chosen] + shift) % classes
    return wrong

# %% early-stopping-epoch
def early_stopping_epoch(val_losses, patience, min_delta):
    """Return the epoch whose parameters early stopping keeps."""
    # FILL IN HERE
    return int(np.argmin(val_losses))  # TODO patience, min_delta

# %% l2-penalty
def l2_penalty(params, lam):
    """Return the ridge penalty of a list of layers (W, b)."""
    return lam / 2 * sum((W**2).sum() for W, b in params)

# %% l1-penalty
def l1_penalty(params, lam):
    """Return the lasso penalty of a list of layers (W, b)."""
    return lam * sum(np.abs(W).sum() for W, b in params)
