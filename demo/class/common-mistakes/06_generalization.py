# score: 13 / 30
# One typical mistake in each exercise.

# %% one-nearest-neighbour
def one_nearest_neighbour(X_train, y_train, X):
    distances = np.abs(X[:, None] - X_train).sum(axis=2)
    return y_train[distances.argmin(axis=1)]

# %% corrupt-labels
def corrupt_labels(y, fraction, rng):
    new = y.copy()
    chosen = rng.choice(len(y), size=round(fraction * len(y)), replace=False)
    new[chosen] = rng.integers(y.max() + 1, size=len(chosen))
    return new

# %% early-stopping-epoch
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

# %% l2-penalty
def l2_penalty(params, lam):
    return lam * sum((W**2).sum() for W, b in params)

# %% l1-penalty
def l1_penalty(params, lam):
    return lam * sum(np.abs(W).sum() + np.abs(b).sum() for W, b in params)

# %% weight-decay-step
def weight_decay_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append((W - lr * (dW + lam * W), b - lr * (db + lam * b)))
    return new

# %% lasso-step
def lasso_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append((W - lr * (dW + lam * W), b - lr * db))
    return new

# %% dropout
def dropout(x, p, rng, training):
    if not training:
        return x * (1 - p)
    return x * (rng.random(x.shape) >= p)

# %% predictions
answer_random = "B"
answer_wrong_labels = "C"
answer_decay = "A"
answer_expectation = "A"
