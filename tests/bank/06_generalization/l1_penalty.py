# %% examples
# three layers, one; two weights of different sign; a square matrix; biases; the arrays after
l1_penalty([(np.array([[1.0]]), np.array([[0.0]]))] * 3, 2)
l1_penalty([(np.array([[3.0]]), np.array([[0.0]]))], 4)
l1_penalty([(np.array([[3.0, -4.0]]), np.zeros((1, 2)))], 2)
l1_penalty([(np.eye(2), np.zeros((1, 2)))], 2)
l1_penalty([(np.array([[3.0]]), np.array([[1.0]]))], 2)
l1_penalty([(np.ones((2, 1)), np.zeros((1, 1))), (np.ones((1, 1)), np.zeros((1, 1)))], 2)
W = np.array([[-3.0]]); l1_penalty([(W, np.array([[0.0]]))], 2); W
l1_penalty([(np.array([[-3.0]]), np.array([[0.0]]))], 2)
l1_penalty([(np.array([[3.0]]), np.array([[5.0]]))], 2)

# %% right: loops over every entry
def l1_penalty(params, lam):
    total = 0.0
    for W, b in params:
        for w in W.flatten():
            total += w if w > 0 else -w
    return lam * total

# %% right: the sign times the weight
def l1_penalty(params, lam):
    def size(layer):
        W, b = layer
        return (np.sign(W) * W).sum()

    return float(lam * sum(map(size, params)))

# %% right: a tensor comes back
def l1_penalty(params, lam):
    return lam * torch.stack([torch.tensor(W).abs().sum() for W, b in params]).sum()

# %% right: the 1-norm of a vector
def l1_penalty(params, lam):
    return lam * sum(np.linalg.norm(W.ravel(), 1) for W, _ in params)

# %% right: the root of each square
def l1_penalty(params, lam):
    return lam * np.sum([np.sqrt(W**2).sum() for W, b in params])

# %% right: a number in an array
def l1_penalty(params, lam):
    return np.array([[lam * sum(np.abs(W).sum() for W, _ in params)]])


# %% wrong: 06/l1_penalty/biases-for-weights
def l1_penalty(params, lam):
    return lam * sum(np.abs(b).sum() for W, b in params)

# %% wrong: 06/l1_penalty/biases-penalised (biases)
def l1_penalty(params, lam):
    return lam * sum(np.abs(W).sum() + np.abs(b).sum() for W, b in params)

# %% wrong: 06/l1_penalty/derived (derivative)
def l1_penalty(params, lam):
    return lam * sum(np.sign(W).sum() for W, b in params)

# %% wrong: 06/l1_penalty/halved (half)
def l1_penalty(params, lam):
    return lam / 2 * sum(np.abs(W).sum() for W, b in params)

# %% wrong: 06/l1_penalty/lambda-lost
def l1_penalty(params, lam):
    return sum(np.abs(W).sum() for W, b in params)

# %% wrong: 06/l1_penalty/lambda-once-per-layer (lambda in the loop)
def l1_penalty(params, lam):
    s = 0
    for W, b in params:
        s += np.abs(W).sum()
        s *= lam
    return s

# %% wrong: 06/l1_penalty/largest-weight (largest)
def l1_penalty(params, lam):
    return lam * sum(np.abs(W).max() for W, b in params)

# %% wrong: 06/l1_penalty/layers-in-one-array (one array)
def l1_penalty(params, lam):
    return lam * np.abs(np.array([W for W, b in params])).sum()

# %% wrong: 06/l1_penalty/layers-left-out (two layers)
def l1_penalty(params, lam):
    (W1, _), (W2, _) = params[:2]
    return lam * (np.abs(W1).sum() + np.abs(W2).sum())

# %% wrong: 06/l1_penalty/layers-left-out (first layer)
def l1_penalty(params, lam):
    return lam * np.abs(params[0][0]).sum()

# %% wrong: 06/l1_penalty/mean
def l1_penalty(params, lam):
    return lam * sum(np.mean(np.abs(W)) for W, b in params)

# %% wrong: 06/l1_penalty/mean (columns)
def l1_penalty(params, lam):
    return lam * sum(np.abs(W).sum(axis=0).mean() for W, b in params)

# %% wrong: 06/l1_penalty/negative-left-out (positive only)
def l1_penalty(params, lam):
    return lam * sum(np.maximum(W, 0).sum() for W, b in params)

# %% wrong: 06/l1_penalty/one-per-column (columns added)
def l1_penalty(params, lam):
    return lam * sum(sum(abs(W)) for W, b in params)

# %% wrong: 06/l1_penalty/one-per-layer
def l1_penalty(params, lam):
    return [lam * np.abs(W).sum() for W, b in params]

# %% wrong: 06/l1_penalty/operator-norm
def l1_penalty(params, lam):
    return lam * sum(np.linalg.norm(W, 1) for W, b in params)

# %% wrong: 06/l1_penalty/params-changed (in place)
def l1_penalty(params, lam):
    total = 0
    for W, b in params:
        W[W < 0] *= -1
        total += W.sum()
    return lam * total

# %% wrong: 06/l1_penalty/root-of-squares (root)
def l1_penalty(params, lam):
    return lam * sum(np.linalg.norm(W) for W, b in params)

# %% wrong: 06/l1_penalty/signs-cancel (no abs)
def l1_penalty(params, lam):
    return lam * sum(W.sum() for W, b in params)

# %% wrong: 06/l1_penalty/signs-cancel (abs of sum)
def l1_penalty(params, lam):
    return lam * sum(abs(W.sum()) for W, b in params)

# %% wrong: 06/l1_penalty/signs-cancel (columns cancel)
def l1_penalty(params, lam):
    return lam * sum(np.abs(W.sum(axis=0)).sum() for W, b in params)

# %% wrong: 06/l1_penalty/squared (ridge)
def l1_penalty(params, lam):
    return lam / 2 * sum((W**2).sum() for W, b in params)

# %% wrong: 06/l1_penalty/squared (squares)
def l1_penalty(params, lam):
    return lam * sum((W**2).sum() for W, b in params)


# %% wrong: 06/l1_penalty/counted
def l1_penalty(params, lam):
    total = 0
    for W, b in params:
        total += np.count_nonzero(W)
    return lam * total


# %% wrong: 06/l1_penalty/layers-averaged
def l1_penalty(params, lam):
    return lam * sum(np.abs(W).sum() for W, _ in params) / len(params)


# %% wrong: 06/l1_penalty/layers-averaged (a mean)
def l1_penalty(params, lam):
    return lam * np.mean([np.abs(W).sum() for W, _ in params])


# %% wrong: 06/l1_penalty/one-layer-twice (first, last, and those between)
def l1_penalty(params, lam):
    (first, _), (last, _) = params[0], params[-1]
    total = np.abs(first).sum() + np.abs(last).sum()
    return lam * (total + sum(np.abs(W).sum() for W, _ in params[1:-1]))


# %% wrong: 06/l1_penalty/params-changed (absolute values in place)
def l1_penalty(params, lam):
    total = 0.0
    for W, b in params:
        total += np.abs(W, out=W).sum()
    return lam * total

# %% wrong: 06/l1_penalty/norms-of-columns
def l1_penalty(params, lam):
    return lam * sum(np.linalg.norm(W, axis=0).sum() for W, _ in params)

# %% wrong: 06/l1_penalty/smoothed
def l1_penalty(params, lam):
    return lam * sum(np.sum(np.sqrt(W**2 + 1e-6)) for W, b in params)

# %% wrong: 06/l1_penalty/smoothed (by 1e-8)
def l1_penalty(params, lam):
    return lam * sum(np.sqrt(W**2 + 1e-8).sum() for W, b in params)
