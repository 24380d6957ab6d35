# score: 30 / 30
# Right, but nowhere as in the lecture.

# %% one-nearest-neighbour
def one_nearest_neighbour(X_train, y_train, X):
    def nearest(x):
        return min(range(len(X_train)), key=lambda i: np.dot(x - X_train[i], x - X_train[i]))

    print("classifying", len(X), "rows")
    return np.array([y_train[nearest(x)] for x in X])

# %% corrupt-labels
def corrupt_labels(y, fraction, rng):
    labels = [int(label) for label in y]
    classes = sorted(set(labels))
    for i in rng.permutation(len(labels))[: round(fraction * len(labels))]:
        others = [c for c in classes if c != labels[i]]
        labels[i] = others[int(rng.integers(len(others)))]
    return labels

# %% early-stopping-epoch
def early_stopping_epoch(val_losses, patience, min_delta):
    losses = list(val_losses)

    def keep(epoch):
        for later in range(epoch + 1, min(epoch + patience, len(losses) - 1) + 1):
            if losses[later] < losses[epoch] - min_delta:
                return keep(later)
        return epoch

    return keep(0)

# %% l2-penalty
def l2_penalty(params, lam):
    w = np.concatenate([layer[0].ravel() for layer in params])
    return lam / 2 * w @ w

# %% l1-penalty
def l1_penalty(params, lam):
    def size(layer):
        W, b = layer
        return (np.sign(W) * W).sum()

    return float(lam * sum(map(size, params)))

# %% weight-decay-step
def weight_decay_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append(((1 - lr * lam) * W - lr * dW, b - lr * db))
    return new

# %% lasso-step
def lasso_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        W = torch.tensor(W, requires_grad=True)
        penalty = lam * W.abs().sum()
        penalty.backward()
        new.append((W.detach() - lr * (torch.tensor(dW) + W.grad), torch.tensor(b - lr * db)))
    return new

# %% dropout
def dropout(x, p, rng, training):
    if training:
        scale = 1 / (1 - p) if p < 1 else 0.0
        return x * rng.choice([0.0, scale], p=[p, 1 - p], size=x.shape)
    return x

# %% predictions
answer_random = "b"
answer_wrong_labels = "c"
answer_decay = "d"
answer_expectation = "a"
