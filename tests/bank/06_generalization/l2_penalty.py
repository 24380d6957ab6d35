# %% examples
# three layers, one; two weights of different sign; a square matrix; biases; the arrays after
l2_penalty([(np.array([[1.0]]), np.array([[0.0]]))] * 3, 2)
l2_penalty([(np.array([[3.0]]), np.array([[0.0]]))], 4)
l2_penalty([(np.array([[3.0, -4.0]]), np.zeros((1, 2)))], 2)
l2_penalty([(np.eye(2), np.zeros((1, 2)))], 2)
l2_penalty([(np.array([[3.0]]), np.array([[1.0]]))], 2)
l2_penalty([(np.ones((2, 1)), np.zeros((1, 1)))], 2)
W = np.array([[3.0]]); l2_penalty([(W, np.array([[0.0]]))], 2); W
l2_penalty([(np.array([[3.0]]), np.array([[5.0]]))], 2)
l2_penalty([(np.array([[1.0]]), np.array([[0.0]]))] * 3, 4)
l2_penalty([(np.array([[3.0]]), np.array([[0.0]]))], 1)

# %% right: loops over every entry
def l2_penalty(params, lam):
    total = 0.0
    for W, b in params:
        for row in W:
            for w in row:
                total += w * w
    return 0.5 * lam * total

# %% right: a tensor comes back
def l2_penalty(params, lam):
    return sum(torch.tensor(W).square().sum() for W, b in params) * lam / 2

# %% right: einsum, and a zero-dimensional array
def l2_penalty(params, lam):
    return np.array(lam / 2) * sum(np.einsum("ij,ij->", W, W) for W, b in params)

# %% right: squared Frobenius norms
def l2_penalty(params, lam):
    return lam * sum(np.linalg.norm(W) ** 2 for W, _ in params) / 2

# %% right: all weights in one vector
def l2_penalty(params, lam):
    w = np.concatenate([layer[0].ravel() for layer in params])
    return lam / 2 * w @ w

# %% right: a number in an array
def l2_penalty(params, lam):
    return np.array([0.5 * lam * sum(np.sum(W**2) for W, _ in params)])


# %% wrong: 06/l2_penalty/absolute-values (absolute)
def l2_penalty(params, lam):
    return lam / 2 * sum(abs(W).sum() for W, b in params)

# %% wrong: 06/l2_penalty/biases-for-weights
def l2_penalty(params, lam):
    return lam / 2 * sum((b**2).sum() for W, b in params)

# %% wrong: 06/l2_penalty/biases-penalised (biases)
def l2_penalty(params, lam):
    return lam / 2 * sum((W**2).sum() + (b**2).sum() for W, b in params)

# %% wrong: 06/l2_penalty/derived (derivative)
def l2_penalty(params, lam):
    return sum((lam * W).sum() for W, b in params)

# %% wrong: 06/l2_penalty/half-missing (no half)
def l2_penalty(params, lam):
    return lam * sum((W**2).sum() for W, b in params)

# %% wrong: 06/l2_penalty/half-missing (all arrays)
def l2_penalty(params, lam):
    return lam * sum((a**2).sum() for layer in params for a in layer)

# %% wrong: 06/l2_penalty/lambda-lost
def l2_penalty(params, lam):
    return 0.5 * sum(np.sum(W * W) for W, b in params)

# %% wrong: 06/l2_penalty/lambda-once-per-layer (lambda in the loop)
def l2_penalty(params, lam):
    s = 0
    for W, b in params:
        s += (W**2).sum()
        s *= lam / 2
    return s

# %% wrong: 06/l2_penalty/layers-in-one-array (one array)
def l2_penalty(params, lam):
    return lam / 2 * (np.array(params) ** 2).sum()

# %% wrong: 06/l2_penalty/layers-left-out (last layer)
def l2_penalty(params, lam):
    for W, b in params:
        penalty = lam / 2 * (W**2).sum()
    return penalty

# %% wrong: 06/l2_penalty/layers-left-out (two layers)
def l2_penalty(params, lam):
    (W1, b1), (W2, b2) = params[0], params[1]
    return lam / 2 * ((W1**2).sum() + (W2**2).sum())

# %% wrong: 06/l2_penalty/layers-left-out (first and last)
def l2_penalty(params, lam):
    (W1, b1), (W2, b2) = params[0], params[-1]
    return lam / 2 * ((W1**2).sum() + (W2**2).sum())

# %% wrong: 06/l2_penalty/matrix-product
def l2_penalty(params, lam):
    return lam / 2 * sum((W.T @ W).sum() for W, b in params)

# %% wrong: 06/l2_penalty/mean
def l2_penalty(params, lam):
    return lam / 2 * sum(np.mean(W**2) for W, b in params)

# %% wrong: 06/l2_penalty/one-per-column (columns)
def l2_penalty(params, lam):
    return lam / 2 * sum(sum(W**2) for W, b in params)

# %% wrong: 06/l2_penalty/one-per-layer
def l2_penalty(params, lam):
    return [lam / 2 * (W**2).sum() for W, b in params]

# %% wrong: 06/l2_penalty/params-changed (scaled in place)
def l2_penalty(params, lam):
    total = 0
    for W, b in params:
        W *= W
        total += W.sum()
    return lam / 2 * total

# %% wrong: 06/l2_penalty/root-of-the-norm (root)
def l2_penalty(params, lam):
    return lam / 2 * sum(np.linalg.norm(W) for W, b in params)

# %% wrong: 06/l2_penalty/root-of-the-norm (root of all)
def l2_penalty(params, lam):
    return lam * np.sqrt(sum((W**2).sum() for W, b in params))

# %% wrong: 06/l2_penalty/spectral-norm (spectral)
def l2_penalty(params, lam):
    return lam / 2 * sum(np.linalg.norm(W, 2) ** 2 for W, b in params)

# %% wrong: 06/l2_penalty/sum-squared
def l2_penalty(params, lam):
    return lam / 2 * sum(W.sum() ** 2 for W, b in params)

# %% wrong: none (lambda below)
def l2_penalty(params, lam):
    return sum((W**2).sum() for W, b in params) / (2 * lam)


# %% wrong: 06/l2_penalty/derived (times two)
def l2_penalty(params, lam):
    total = 0.0
    for W, b in params:
        total += np.sum(W * 2)
    return lam / 2 * total


# %% wrong: 06/l2_penalty/layers-averaged
def l2_penalty(params, lam):
    total = 0.0
    for W, b in params:
        total += np.sum(W**2)
    return lam / 2 * total / len(params)


# %% wrong: 06/l2_penalty/layers-averaged (a mean)
def l2_penalty(params, lam):
    return lam / 2 * np.mean([np.sum(W**2) for W, _ in params])


# %% wrong: 06/l2_penalty/one-layer-twice (first, last, and those between)
def l2_penalty(params, lam):
    total = np.sum(params[0][0] ** 2) + np.sum(params[-1][0] ** 2)
    for W, b in params[1:-1]:
        total += np.sum(W**2)
    return lam / 2 * total


# %% wrong: 06/l2_penalty/rounded-down
def l2_penalty(params, lam):
    return lam // 2 * sum(np.sum(W**2) for W, _ in params)


# %% wrong: 06/l2_penalty/strength-squared
def l2_penalty(params, lam):
    total = 0.0
    for W, b in params:
        total += np.sum((lam * W) ** 2)
    return total / 2


# %% wrong: 06/l2_penalty/strength-squared (a norm)
def l2_penalty(params, lam):
    return sum(np.linalg.norm(lam * W) ** 2 for W, _ in params)

# %% wrong: 06/l2_penalty/norms-added-first
def l2_penalty(params, lam):
    norm = 0.0
    for W, b in params:
        norm += np.linalg.norm(W)
    return lam / 2 * norm**2
