# %% examples
# how many layers; one weight and one bias; both signs; a weight near 0, and one at 0; the arrays after
layer = (np.ones((2, 1)), np.ones((1, 1))); len(lasso_step([layer] * 2, [layer] * 2, 0.1, 0.5))
layer = (np.ones((2, 1)), np.ones((1, 1))); len(lasso_step([layer], [layer], 0.1, 0.5))
W, b, dW, db = (np.array([[v]]) for v in (10.0, 10.0, 0.0, 0.0)); [(W, b)] = lasso_step([(W, b)], [(dW, db)], 0.1, 0.5); W.item(), b.item()
W, b, dW, db = (np.array([[v]]) for v in (10.0, 10.0, -2.0, 3.0)); [(W, b)] = lasso_step([(W, b)], [(dW, db)], 0.1, 0.5); W.item(), b.item()
W, b, dW, db = (np.array([[v]]) for v in (-10.0, 10.0, 2.0, 3.0)); [(W, b)] = lasso_step([(W, b)], [(dW, db)], 0.1, 0.5); W.item(), b.item()
W, b, dW, db = (np.array([[v]]) for v in (0.1, 1.0, 2.0, 0.0)); [(W, b)] = lasso_step([(W, b)], [(dW, db)], 0.1, 0.5); W.item(), b.item()
W, b, dW, db = (np.array([[v]]) for v in (0.0, 1.0, 0.0, 0.0)); [(W, b)] = lasso_step([(W, b)], [(dW, db)], 0.1, 0.5); W.item(), b.item()
W, b = np.array([[10.0]]), np.array([[10.0]]); lasso_step([(W, b)], [(np.eye(1), np.eye(1))], 0.1, 0.5); W
W, b = np.array([[1.0, -1.0]]), np.zeros((1, 2)); lasso_step([(W, b)], [(0 * W, b)], 0.1, 0.5)
W, b, dW, db = (np.array([[v]]) for v in (10.0, 1.0, 0.0, 0.0)); new = lasso_step([(W, b)] * 2, [(dW, db)] * 2, 0.1, 0.5); new[1][0].item()
W, b, dW, db = (np.array([[v]]) for v in (0.0, 1.0, 2.0, 0.0)); [(W, b)] = lasso_step([(W, b)], [(dW, db)], 0.1, 0.5); W.item(), b.item()
W, b, dW, db = (np.array([[v]]) for v in (1e-6, 1.0, 0.0, 0.0)); [(W, b)] = lasso_step([(W, b)], [(dW, db)], 0.1, 0.5); W.item(), b.item()

# %% right: indices and a copy
def lasso_step(params, grads, lr, lam):
    new = [(W.copy(), b.copy()) for W, b in params]
    for i in range(len(params)):
        W, b = new[i]
        W -= lr * (grads[i][0] + lam * np.sign(params[i][0]))
        b -= lr * grads[i][1]
    return new

# %% right: autograd on the penalty
def lasso_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        W = torch.tensor(W, requires_grad=True)
        penalty = lam * W.abs().sum()
        penalty.backward()
        new.append((W.detach() - lr * (torch.tensor(dW) + W.grad), torch.tensor(b - lr * db)))
    return new

# %% right: three cases
def lasso_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append(
            (W - lr * dW - lr * lam * np.where(W > 0, 1.0, np.where(W < 0, -1.0, 0.0)), b - lr * db)
        )
    return new

# %% right: a helper function, a tuple comes back
def lasso_step(params, grads, lr, lam):
    def move(value, gradient, strength):
        return value - lr * (gradient + strength * np.sign(value))

    return tuple((move(W, dW, lam), move(b, db, 0.0)) for (W, b), (dW, db) in zip(params, grads))

# %% right: heaviside, stretched and shifted
def lasso_step(params, grads, lr, lam):
    return [
        (W - lr * dW - lr * lam * (2 * np.heaviside(W, 0.5) - 1), b - lr * db)
        for (W, b), (dW, db) in zip(params, grads)
    ]

# %% right: a comprehension, lists for pairs
def lasso_step(params, grads, lr, lam):
    return [
        [W - lr * dW - lr * lam * np.sign(W), b - lr * db]
        for (W, b), (dW, db) in zip(params, grads)
    ]

# %% wrong: 06/lasso_step/ascent
def lasso_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append((W + lr * (dW + lam * np.sign(W)), b + lr * db))
    return new

# %% wrong: 06/lasso_step/bias-rate-missing (bias without rate)
def lasso_step(params, grads, lr, lam):
    return [(W - lr * (dW + lam * np.sign(W)), b - db) for (W, b), (dW, db) in zip(params, grads)]

# %% wrong: 06/lasso_step/biases-left
def lasso_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append((W - lr * (dW + lam * np.sign(W)), b))
    return new

# %% wrong: 06/lasso_step/biases-shrunk (biases)
def lasso_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append((W - lr * (dW + lam * np.sign(W)), b - lr * (db + lam * np.sign(b))))
    return new

# %% wrong: 06/lasso_step/division-by-zero (quotient)
def lasso_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append((W - lr * (dW + lam * W / np.abs(W)), b - lr * db))
    return new

# %% wrong: 06/lasso_step/first-layer-only (return in loop)
def lasso_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append((W - lr * (dW + lam * np.sign(W)), b - lr * db))
        return new

# %% wrong: 06/lasso_step/first-layer-only
def lasso_step(params, grads, lr, lam):
    (W, b), (dW, db) = params[0], grads[0]
    return [(W - lr * (dW + lam * np.sign(W)), b - lr * db)]

# %% wrong: 06/lasso_step/flat-list (flat)
def lasso_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new += [W - lr * (dW + lam * np.sign(W)), b - lr * db]
    return new

# %% wrong: 06/lasso_step/gradient-returned (gradient)
def lasso_step(params, grads, lr, lam):
    return [(dW + lam * np.sign(W), db) for (W, b), (dW, db) in zip(params, grads)]

# %% wrong: 06/lasso_step/gradient-scaled
def lasso_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append((W - lr * (1 + lam) * dW, b - lr * db))
    return new

# %% wrong: 06/lasso_step/halved
def lasso_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append((W - lr * (dW + lam / 2 * np.sign(W)), b - lr * db))
    return new

# %% wrong: 06/lasso_step/if-on-an-array (if)
def lasso_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        if W > 0:
            slope = lam
        elif W < 0:
            slope = -lam
        else:
            slope = 0
        new.append((W - lr * (dW + slope), b - lr * db))
    return new

# %% wrong: 06/lasso_step/layers-in-one-array (one array)
def lasso_step(params, grads, lr, lam):
    params, grads = np.array(params), np.array(grads)
    return params - lr * (grads + lam * np.sign(params))

# %% wrong: 06/lasso_step/loss-lost
def lasso_step(params, grads, lr, lam):
    return [(W - lr * lam * np.sign(W), b - lr * db) for (W, b), (dW, db) in zip(params, grads)]

# %% wrong: 06/lasso_step/no-penalty (plain)
def lasso_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append((W - lr * dW, b - lr * db))
    return new

# %% wrong: 06/lasso_step/nothing-moved (not stored)
def lasso_step(params, grads, lr, lam):
    for (W, b), (dW, db) in zip(params, grads):
        W = W - lr * (dW + lam * np.sign(W))
        b = b - lr * db
    return params

# %% wrong: 06/lasso_step/one-sided
def lasso_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append((W - lr * (dW + lam * (W > 0)), b - lr * db))
    return new

# %% wrong: 06/lasso_step/params-changed (in place)
def lasso_step(params, grads, lr, lam):
    for (W, b), (dW, db) in zip(params, grads):
        W -= lr * (dW + lam * np.sign(W))
        b -= lr * db
    return params

# %% wrong: 06/lasso_step/params-changed (grads changed)
def lasso_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        dW += lam * np.sign(W)
        new.append((W - lr * dW, b - lr * db))
    return new

# %% wrong: 06/lasso_step/penalty-not-derived (penalty value)
def lasso_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        penalty = lam * np.abs(W).sum()
        new.append((W - lr * (dW + penalty), b - lr * db))
    return new

# %% wrong: 06/lasso_step/rate-and-strength-swapped (arguments swapped)
def lasso_step(params, grads, lam, lr):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append((W - lr * (dW + lam * np.sign(W)), b - lr * db))
    return new

# %% wrong: 06/lasso_step/rate-missing
def lasso_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append((W - lr * dW - lam * np.sign(W), b - lr * db))
    return new

# %% wrong: 06/lasso_step/scaled-by-weight (ridge)
def lasso_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append((W - lr * (dW + lam * W), b - lr * db))
    return new

# %% wrong: 06/lasso_step/scaled-by-weight (absolute)
def lasso_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append((W - lr * (dW + lam * np.abs(W)), b - lr * db))
    return new

# %% wrong: 06/lasso_step/scaled-by-weight (sign times weight)
def lasso_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append((W - lr * (dW + lam * np.sign(W) * W), b - lr * db))
    return new

# %% wrong: 06/lasso_step/sign
def lasso_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append((W - lr * (dW - lam * np.sign(W)), b - lr * db))
    return new

# %% wrong: 06/lasso_step/sign-after-step (sign after)
def lasso_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        W = W - lr * dW
        new.append((W - lr * lam * np.sign(W), b - lr * db))
    return new

# %% wrong: 06/lasso_step/sign-missing (no sign)
def lasso_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append((W - lr * (dW + lam), b - lr * db))
    return new

# %% wrong: 06/lasso_step/sign-of-the-gradient (sign of gradient)
def lasso_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append((W - lr * (dW + lam * np.sign(dW)), b - lr * db))
    return new

# %% wrong: 06/lasso_step/slope-rounded-off (epsilon below)
def lasso_step(params, grads, lr, lam):
    return [
        (W - lr * (dW + lam * W / (np.abs(W) + 1e-3)), b - lr * db)
        for (W, b), (dW, db) in zip(params, grads)
    ]

# %% wrong: 06/lasso_step/small-taken-for-zero (near zero)
def lasso_step(params, grads, lr, lam):
    return [
        (W - lr * (dW + lam * np.where(np.abs(W) < 1e-2, 0, np.sign(W))), b - lr * db)
        for (W, b), (dW, db) in zip(params, grads)
    ]

# %% wrong: 06/lasso_step/some-layers
def lasso_step(params, grads, lr, lam):
    layers = []
    for (W, b), (dW, db) in zip(params, grads):
        layers.append((W - lr * dW, b - lr * db))
    W, b = layers[0]
    layers[0] = (W - lr * lam * np.sign(params[0][0]), b)
    return layers

# %% wrong: 06/lasso_step/stopped-at-zero (soft)
def lasso_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        W = W - lr * dW
        W = np.sign(W) * np.maximum(np.abs(W) - lr * lam, 0)
        new.append((W, b - lr * db))
    return new

# %% wrong: 06/lasso_step/stopped-at-zero (clipped)
def lasso_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        moved = W - lr * (dW + lam * np.sign(W))
        new.append((np.where(np.sign(moved) == -np.sign(W), 0, moved), b - lr * db))
    return new

# %% wrong: 06/lasso_step/weights-only
def lasso_step(params, grads, lr, lam):
    return [W - lr * (dW + lam * np.sign(W)) for (W, b), (dW, db) in zip(params, grads)]

# %% wrong: 06/lasso_step/zero-frozen
def lasso_step(params, grads, lr, lam):
    return [
        (W - lr * (dW + lam * np.sign(W)) * (W != 0), b - lr * db)
        for (W, b), (dW, db) in zip(params, grads)
    ]

# %% wrong: 06/lasso_step/zero-pulled (zero up)
def lasso_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append((W - lr * (dW + lam * np.where(W < 0, -1, 1)), b - lr * db))
    return new

# %% wrong: 06/lasso_step/zero-pulled (zero down)
def lasso_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append((W - lr * (dW + lam * np.where(W > 0, 1, -1)), b - lr * db))
    return new

# %% wrong: 06/lasso_step/zero-pulled (half at zero)
def lasso_step(params, grads, lr, lam):
    return [
        (W - lr * (dW + lam * np.where(W > 0, 1, np.where(W < 0, -1, 0.5))), b - lr * db)
        for (W, b), (dW, db) in zip(params, grads)
    ]


# %% wrong: 06/lasso_step/biases-for-weights
def lasso_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append((W - lr * dW, b - lr * (db + lam * np.sign(b))))
    return new


# %% wrong: 06/lasso_step/parentheses
def lasso_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append((W - lr * dW + lam * np.sign(W), b - lr * db))
    return new


# %% wrong: 06/lasso_step/rate-twice
def lasso_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append((W - lr * (dW + lr * lam * np.sign(W)), b - lr * db))
    return new


# %% wrong: 06/lasso_step/step-returned
def lasso_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append((-lr * (dW + lam * np.sign(W)), -lr * db))
    return new


# %% wrong: 06/lasso_step/step-returned (without the sign)
def lasso_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append((lr * (dW + lam * np.sign(W)), lr * db))
    return new


# %% wrong: 06/lasso_step/strength-lost
def lasso_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append((W - lr * (dW + np.sign(W)), b - lr * db))
    return new


# %% wrong: 06/lasso_step/doubled
def lasso_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append((W - lr * (dW + 2 * lam * np.sign(W)), b - lr * db))
    return new


# %% wrong: 06/lasso_step/ridge-as-well
def lasso_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append((W - lr * (dW + lam * W + lam * np.sign(W)), b - lr * db))
    return new


# %% wrong: 06/lasso_step/params-and-grads-swapped
def lasso_step(params, grads, lr, lam):
    new = []
    for (dW, db), (W, b) in zip(params, grads):
        new.append((W - lr * (dW + lam * np.sign(W)), b - lr * db))
    return new


# %% wrong: 06/lasso_step/params-changed (the list)
def lasso_step(params, grads, lr, lam):
    for i in range(len(params)):
        (W, b), (dW, db) = params[i], grads[i]
        params[i] = (W - lr * (dW + lam * np.sign(W)), b - lr * db)
    return params


# %% wrong: 06/lasso_step/one-layer-twice (first, last, and those between)
def lasso_step(params, grads, lr, lam):
    def step(layer, grad):
        (W, b), (dW, db) = layer, grad
        return W - lr * (dW + lam * np.sign(W)), b - lr * db

    between = [step(layer, grad) for layer, grad in zip(params[1:-1], grads[1:-1])]
    return [step(params[0], grads[0])] + between + [step(params[-1], grads[-1])]


# %% wrong: none (a matrix of one weight becomes a number)
def lasso_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append((np.squeeze(W - lr * (dW + lam * np.sign(W))), b - lr * db))
    return new


# %% wrong: 06/lasso_step/ridge-as-well (after the other step)
def lasso_step(params, grads, lr, lam):
    new = []
    for W, b in weight_decay_step(params, grads, lr, lam):
        new.append((W - lr * lam * np.sign(W), b))
    return new

# %% wrong: 06/lasso_step/divided-by-norm
def lasso_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        norm = np.linalg.norm(W)
        direction = W / norm if norm > 0 else np.zeros_like(W)
        new.append((W - lr * (dW + lam * direction), b - lr * db))
    return new
