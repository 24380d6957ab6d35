# %% examples
# how many layers; one weight and one bias; with a gradient of 0; two weights; the arrays after
layer = (np.ones((2, 1)), np.ones((1, 1))); len(weight_decay_step([layer] * 2, [layer] * 2, 0.1, 0.5))
layer = (np.ones((2, 1)), np.ones((1, 1))); len(weight_decay_step([layer], [layer], 0.1, 0.5))
W, b, dW, db = (np.array([[v]]) for v in (10.0, 10.0, 0.0, 0.0)); [(W, b)] = weight_decay_step([(W, b)], [(dW, db)], 0.1, 0.5); W.item(), b.item()
W, b, dW, db = (np.array([[v]]) for v in (10.0, 10.0, 2.0, 3.0)); [(W, b)] = weight_decay_step([(W, b)], [(dW, db)], 0.1, 0.5); W.item(), b.item()
W, b = np.array([[10.0]]), np.array([[10.0]]); weight_decay_step([(W, b)], [(np.eye(1), np.eye(1))], 0.1, 0.5); W
W, b, dW, db = (np.array([[v]]) for v in (10.0, 1.0, 0.0, 0.0)); new = weight_decay_step([(W, b)] * 2, [(dW, db)] * 2, 0.1, 0.5); new[1][0].item()

# %% right: indices and a copy
def weight_decay_step(params, grads, lr, lam):
    new = [(W.copy(), b.copy()) for W, b in params]
    for i in range(len(params)):
        W, b = new[i]
        W -= lr * (grads[i][0] + lam * params[i][0])
        b -= lr * grads[i][1]
    return new

# %% right: autograd on the penalty
def weight_decay_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        W = torch.tensor(W, requires_grad=True)
        penalty = lam / 2 * (W**2).sum()
        penalty.backward()
        new.append((W.detach() - lr * (torch.tensor(dW) + W.grad), torch.tensor(b - lr * db)))
    return new

# %% right: a helper function, a tuple comes back
def weight_decay_step(params, grads, lr, lam):
    def move(value, gradient, strength):
        return value - lr * (gradient + strength * value)

    return tuple((move(W, dW, lam), move(b, db, 0.0)) for (W, b), (dW, db) in zip(params, grads))

# %% right: two groups of parameters for torch.optim.SGD
def weight_decay_step(params, grads, lr, lam):
    out = []
    for (W, b), (dW, db) in zip(params, grads):
        w = torch.nn.Parameter(torch.tensor(np.array(W), dtype=torch.float64))
        w.grad = torch.tensor(np.array(dW), dtype=torch.float64)
        c = torch.nn.Parameter(torch.tensor(np.array(b), dtype=torch.float64))
        c.grad = torch.tensor(np.array(db), dtype=torch.float64)
        torch.optim.SGD([{"params": [w], "weight_decay": lam}, {"params": [c]}], lr=lr).step()
        out.append((w.detach().numpy(), c.detach().numpy()))
    return out

# %% right: shrink by 1 - lr lam, then step
def weight_decay_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append(((1 - lr * lam) * W - lr * dW, b - lr * db))
    return new

# %% right: a comprehension, lists for pairs
def weight_decay_step(params, grads, lr, lam):
    return [[W - lr * dW - lr * lam * W, b - lr * db] for (W, b), (dW, db) in zip(params, grads)]

# %% wrong: 06/weight_decay_step/ascent
def weight_decay_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append((W + lr * (dW + lam * W), b + lr * db))
    return new

# %% wrong: 06/weight_decay_step/bias-rate-missing (bias without rate)
def weight_decay_step(params, grads, lr, lam):
    return [(W - lr * (dW + lam * W), b - db) for (W, b), (dW, db) in zip(params, grads)]

# %% wrong: 06/weight_decay_step/biases-left
def weight_decay_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append((W - lr * (dW + lam * W), b))
    return new

# %% wrong: 06/weight_decay_step/biases-shrunk (biases)
def weight_decay_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append((W - lr * (dW + lam * W), b - lr * (db + lam * b)))
    return new

# %% wrong: 06/weight_decay_step/decay-after-step (after)
def weight_decay_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append(((W - lr * dW) * (1 - lr * lam), b - lr * db))
    return new

# %% wrong: 06/weight_decay_step/decay-doubled (doubled)
def weight_decay_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append((W - lr * (dW + 2 * lam * W), b - lr * db))
    return new

# %% wrong: 06/weight_decay_step/decay-halved (halved)
def weight_decay_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append((W - lr * (dW + lam / 2 * W), b - lr * db))
    return new

# %% wrong: 06/weight_decay_step/divided-by-norm (norm)
def weight_decay_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append((W - lr * (dW + lam * W / np.linalg.norm(W)), b - lr * db))
    return new

# %% wrong: 06/weight_decay_step/first-layer-only (return in loop)
def weight_decay_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append((W - lr * (dW + lam * W), b - lr * db))
        return new

# %% wrong: 06/weight_decay_step/first-layer-only
def weight_decay_step(params, grads, lr, lam):
    (W, b), (dW, db) = params[0], grads[0]
    return [(W - lr * (dW + lam * W), b - lr * db)]

# %% wrong: 06/weight_decay_step/flat-list (flat)
def weight_decay_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new += [W - lr * (dW + lam * W), b - lr * db]
    return new

# %% wrong: 06/weight_decay_step/gradient-returned (gradient)
def weight_decay_step(params, grads, lr, lam):
    return [(dW + lam * W, db) for (W, b), (dW, db) in zip(params, grads)]

# %% wrong: 06/weight_decay_step/gradient-scaled
def weight_decay_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append((W - lr * (1 + lam) * dW, b - lr * db))
    return new

# %% wrong: 06/weight_decay_step/layers-in-one-array (one array)
def weight_decay_step(params, grads, lr, lam):
    params, grads = np.array(params), np.array(grads)
    return params - lr * (grads + lam * params)

# %% wrong: 06/weight_decay_step/loss-lost
def weight_decay_step(params, grads, lr, lam):
    return [(W - lr * lam * W, b - lr * db) for (W, b), (dW, db) in zip(params, grads)]

# %% wrong: 06/weight_decay_step/no-penalty (plain)
def weight_decay_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append((W - lr * dW, b - lr * db))
    return new

# %% wrong: 06/weight_decay_step/nothing-moved (not stored)
def weight_decay_step(params, grads, lr, lam):
    for (W, b), (dW, db) in zip(params, grads):
        W = W - lr * (dW + lam * W)
        b = b - lr * db
    return params

# %% wrong: 06/weight_decay_step/params-changed (in place)
def weight_decay_step(params, grads, lr, lam):
    for (W, b), (dW, db) in zip(params, grads):
        W -= lr * (dW + lam * W)
        b -= lr * db
    return params

# %% wrong: 06/weight_decay_step/params-changed (grads changed)
def weight_decay_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        dW += lam * W
        new.append((W - lr * dW, b - lr * db))
    return new

# %% wrong: 06/weight_decay_step/penalty-not-derived (penalty added)
def weight_decay_step(params, grads, lr, lam):
    pen = lam / 2 * sum((W**2).sum() for W, b in params)
    return [(W - lr * (dW + pen), b - lr * db) for (W, b), (dW, db) in zip(params, grads)]

# %% wrong: 06/weight_decay_step/penalty-not-derived (penalty value)
def weight_decay_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        penalty = lam / 2 * (W**2).sum()
        new.append((W - lr * (dW + penalty), b - lr * db))
    return new

# %% wrong: 06/weight_decay_step/penalty-not-derived (penalty squares)
def weight_decay_step(params, grads, lr, lam):
    return [
        (W - lr * (dW + lam / 2 * W**2), b - lr * db) for (W, b), (dW, db) in zip(params, grads)
    ]

# %% wrong: 06/weight_decay_step/rate-and-strength-swapped (arguments swapped)
def weight_decay_step(params, grads, lam, lr):
    return [(W - lr * (dW + lam * W), b - lr * db) for (W, b), (dW, db) in zip(params, grads)]

# %% wrong: 06/weight_decay_step/rate-missing
def weight_decay_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append((W - lr * dW - lam * W, b - lr * db))
    return new

# %% wrong: 06/weight_decay_step/sign
def weight_decay_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append((W - lr * (dW - lam * W), b - lr * db))
    return new

# %% wrong: 06/weight_decay_step/sign-of-the-weights (lasso)
def weight_decay_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append((W - lr * (dW + lam * np.sign(W)), b - lr * db))
    return new

# %% wrong: 06/weight_decay_step/some-layers (first layer decays)
def weight_decay_step(params, grads, lr, lam):
    out = [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(params, grads)]
    W, b = params[0]
    dW, db = grads[0]
    out[0] = (W - lr * (dW + lam * W), b - lr * db)
    return out

# %% wrong: 06/weight_decay_step/strength-added (lambda added)
def weight_decay_step(params, grads, lr, lam):
    return [(W - lr * (dW + lam), b - lr * db) for (W, b), (dW, db) in zip(params, grads)]

# %% wrong: 06/weight_decay_step/weights-only
def weight_decay_step(params, grads, lr, lam):
    return [W - lr * (dW + lam * W) for (W, b), (dW, db) in zip(params, grads)]


# %% wrong: 06/weight_decay_step/biases-for-weights
def weight_decay_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append((W - lr * dW, b - lr * (db + lam * b)))
    return new


# %% wrong: 06/weight_decay_step/parentheses
def weight_decay_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append((W - lr * dW + lam * W, b - lr * db))
    return new


# %% wrong: 06/weight_decay_step/rate-twice
def weight_decay_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append((W - lr * (dW + lr * lam * W), b - lr * db))
    return new


# %% wrong: 06/weight_decay_step/step-returned
def weight_decay_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append((-lr * (dW + lam * W), -lr * db))
    return new


# %% wrong: 06/weight_decay_step/step-returned (without the sign)
def weight_decay_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append((lr * (dW + lam * W), lr * db))
    return new


# %% wrong: 06/weight_decay_step/strength-lost
def weight_decay_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append((W - lr * (dW + W), b - lr * db))
    return new


# %% wrong: 06/weight_decay_step/params-and-grads-swapped
def weight_decay_step(params, grads, lr, lam):
    new = []
    for (dW, db), (W, b) in zip(params, grads):
        new.append((W - lr * (dW + lam * W), b - lr * db))
    return new


# %% wrong: 06/weight_decay_step/params-changed (the list)
def weight_decay_step(params, grads, lr, lam):
    for i in range(len(params)):
        (W, b), (dW, db) = params[i], grads[i]
        params[i] = (W - lr * (dW + lam * W), b - lr * db)
    return params


# %% wrong: 06/weight_decay_step/one-layer-twice (first, last, and those between)
def weight_decay_step(params, grads, lr, lam):
    def step(layer, grad):
        (W, b), (dW, db) = layer, grad
        return W - lr * (dW + lam * W), b - lr * db

    between = [step(layer, grad) for layer, grad in zip(params[1:-1], grads[1:-1])]
    return [step(params[0], grads[0])] + between + [step(params[-1], grads[-1])]


# %% wrong: none (a matrix of one weight becomes a number)
def weight_decay_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append((np.squeeze(W - lr * (dW + lam * W)), b - lr * db))
    return new

# %% wrong: 06/weight_decay_step/exponential
def weight_decay_step(params, grads, lr, lam):
    decay = np.exp(-lr * lam)
    return [(decay * W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(params, grads)]

# %% wrong: none (grads reversed)
def weight_decay_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, reversed(grads)):
        new.append((W - lr * (dW + lam * W), b - lr * db))
    return new
