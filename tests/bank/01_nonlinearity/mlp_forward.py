# %% examples
# numbers first: doubling stands in for an activation; then two units; then the caller's arrays
x, W, b = np.array([[1.0]]), np.array([[3.0]]), np.array([[1.0]])
mlp_forward(x, [(W, b), (2 * W, b)], lambda z: 2 * z)
mlp_forward(x, [(W, b)] * 3, lambda z: 2 * z)
mlp_forward(x, [(W, b)], lambda z: 2 * z)
np.asarray(mlp_forward(x, [(W, b)], np.tanh)).dtype.name

X, W, b = np.eye(2), np.array([[1.0, 2.0], [0.0, 1.0]]), np.zeros((1, 2)); mlp_forward(X, [(W, b)], np.tanh)
X, W, b = np.ones((2, 2)), np.eye(2), np.array([[1.0, 3.0]]); mlp_forward(X, [(W, b), (W, 0 * b)], np.sqrt)
X, W, b = np.ones((1, 1)), np.eye(1), np.zeros((1, 1)); mlp_forward(X, [(2 * W, b), (3 * W, b)], np.sqrt)
params = [(np.eye(1), np.eye(1))] * 2; mlp_forward(np.eye(1), params, np.tanh); len(params)
X, W, b = np.eye(1), np.eye(1), np.eye(1); mlp_forward(X, [(W, b), (W, b)], np.exp); X

# %% right: a chain of closures
from functools import reduce


def layer(W, b, phi=lambda z: z):
    return lambda H: phi(H @ W + b)


def mlp_forward(X, params, phi):
    chain = [layer(W, b, phi) for W, b in params[:-1]] + [layer(*params[-1])]
    return reduce(lambda H, f: f(H), chain, X)

# %% right: an iterator over the layers, phi before each but the first
def mlp_forward(X, params, phi):
    it = iter(params)
    W, b = next(it)
    Z = np.add(np.matmul(X, W), b)
    for W, b in it:
        Z = np.add(np.matmul(phi(Z), W), b)
    return Z

# %% right: recursion
def mlp_forward(X, params, phi):
    (W, b), *rest = params
    Z = X @ W + b
    return mlp_forward(phi(Z), rest, phi) if rest else Z

# %% right: one example at a time, a list returned
def mlp_forward(X, params, phi):
    outputs = []
    for x in X:
        h = x
        for i, (W, b) in enumerate(params):
            h = h @ W + b[0]
            if i < len(params) - 1:
                h = phi(h)
        outputs.append(list(h))
    return outputs

# %% right: the biases as one more row of the weights
def mlp_forward(X, params, phi):
    n = X.shape[0]
    H = np.hstack([X, np.ones((n, 1))])
    for W, b in params[:-1]:
        H = np.hstack([phi(H @ np.vstack([W, b])), np.ones((n, 1))])
    return H @ np.vstack(params[-1])

# %% right: phi called on single numbers
def mlp_forward(X, params, phi):
    for depth, (W, b) in enumerate(params):
        new = np.zeros((X.shape[0], W.shape[1]))
        for i in range(X.shape[0]):
            for j in range(W.shape[1]):
                z = b[0, j] + sum(X[i, k] * W[k, j] for k in range(W.shape[0]))
                new[i, j] = z if depth == len(params) - 1 else phi(z)
        X = new
    return X

# %% right: column convention inside
def mlp_forward(X, params, phi):
    h = X.T
    for W, b in params[:-1]:
        h = phi(W.T @ h + b.T)
    W, b = params[-1]
    return (W.T @ h + b.T).T

# %% right: pops from a copy of the list
def mlp_forward(X, params, phi):
    todo = list(params)
    last_W, last_b = todo.pop()
    while todo:
        W, b = todo.pop(0)
        X = phi(np.matmul(X, W) + b)
    return np.matmul(X, last_W) + last_b

# %% wrong: 01/mlp_forward/activation-before-affine (phi first)
def mlp_forward(X, params, phi):
    for W, b in params:
        X = phi(X) @ W + b
    return X

# %% wrong: 01/mlp_forward/activation-on-output (phi on output)
def mlp_forward(X, params, phi):
    for W, b in params:
        X = phi(X @ W + b)
    return X

# %% wrong: 01/mlp_forward/activation-on-output (phi on a single layer)
def mlp_forward(X, params, phi):
    W, b = params[0]
    H = phi(X @ W + b)
    for W, b in params[1:-1]:
        H = phi(H @ W + b)
    if len(params) > 1:
        W, b = params[-1]
        H = H @ W + b
    return H

# %% wrong: 01/mlp_forward/all-layers (lists all layers)
def mlp_forward(X, params, phi):
    Hs = [X]
    for W, b in params[:-1]:
        Hs.append(phi(Hs[-1] @ W + b))
    W, b = params[-1]
    Hs.append(Hs[-1] @ W + b)
    return Hs

# %% wrong: 01/mlp_forward/bias-after-activation (bias outside)
def mlp_forward(X, params, phi):
    for W, b in params[:-1]:
        X = phi(X @ W) + b
    W, b = params[-1]
    return X @ W + b

# %% wrong: 01/mlp_forward/bias-lost (no bias)
def mlp_forward(X, params, phi):
    for W, _ in params[:-1]:
        X = phi(X @ W)
    return X @ params[-1][0]

# %% wrong: 01/mlp_forward/output-bias-lost
def mlp_forward(X, params, phi):
    for W, b in params[:-1]:
        X = phi(X @ W + b)
    return X @ params[-1][0]

# %% wrong: 01/mlp_forward/first-layer-only (phi once)
def mlp_forward(X, params, phi):
    for i, (W, b) in enumerate(params):
        X = X @ W + b
        if i == 0 and len(params) > 1:
            X = phi(X)
    return X

# %% wrong: 01/mlp_forward/fixed-depth (indexes two)
def mlp_forward(X, params, phi):
    W1, b1 = params[0]
    W2, b2 = params[1]
    H = phi(X @ W1 + b1)
    return H @ W2 + b2

# %% wrong: 01/mlp_forward/fixed-depth (unpacks two)
def mlp_forward(X, params, phi):
    (W1, b1), (W2, b2) = params
    return phi(X @ W1 + b1) @ W2 + b2

# %% wrong: 01/mlp_forward/fixed-depth (first and last)
def mlp_forward(X, params, phi):
    H = phi(X @ params[0][0] + params[0][1])
    return H @ params[-1][0] + params[-1][1]

# %% wrong: 01/mlp_forward/fixed-depth (two layers at least)
def mlp_forward(X, params, phi):
    (W, b), (V, c) = params[0], params[-1]
    H = phi(X @ W + b)
    for U, a in params[1:-1]:
        H = phi(H @ U + a)
    return H @ V + c

# %% wrong: 01/mlp_forward/fixed-depth (needs a hidden layer)
def mlp_forward(X, params, phi):
    for W, b in params[:-1]:
        H = phi(X @ W + b)
        X = H
    return H @ params[-1][0] + params[-1][1]

# %% wrong: 01/mlp_forward/flat-outputs (squeezed)
def mlp_forward(X, params, phi):
    H = X
    for W, b in params[:-1]:
        H = phi(H @ W + b)
    W, b = params[-1]
    return (H @ W + b).squeeze()

# %% wrong: 01/mlp_forward/in-place (pops)
def mlp_forward(X, params, phi):
    W_out, b_out = params.pop()
    for W, b in params:
        X = phi(X @ W + b)
    return X @ W_out + b_out

# %% wrong: 01/mlp_forward/in-place (writes into x)
def mlp_forward(X, params, phi):
    for i, (W, b) in enumerate(params):
        Z = X @ W + b
        Z = phi(Z) if i < len(params) - 1 else Z
        if Z.shape == X.shape:
            X[:] = Z
        else:
            X = Z
    X = X.copy()
    params[0][1][:] = 0
    return X

# %% wrong: 01/mlp_forward/input-reused (reads x again)
def mlp_forward(X, params, phi):
    H = X
    for W, b in params[:-1]:
        H = phi(X @ W + b)
    W, b = params[-1]
    return H @ W + b

# %% wrong: 01/mlp_forward/input-reused (output reads x)
def mlp_forward(X, params, phi):
    for W, b in params[:-1]:
        H = phi(X @ W + b)
    W, b = params[-1]
    return X @ W + b

# %% wrong: 01/mlp_forward/no-activation (no phi)
def mlp_forward(X, params, phi):
    H = X
    for W, b in params:
        H = H @ W + b
    return H

# %% wrong: 01/mlp_forward/last-hidden-affine
def mlp_forward(X, params, phi):
    for k, (W, b) in enumerate(params):
        X = X @ W + b
        if k < len(params) - 2:
            X = phi(X)
    return X

# %% wrong: 01/mlp_forward/no-return (returns nothing)
def mlp_forward(X, params, phi):
    for W, b in params[:-1]:
        X = phi(X @ W + b)
    W, b = params[-1]
    O = X @ W + b

# %% wrong: 01/mlp_forward/output-layer-missing
def mlp_forward(X, params, phi):
    H = X
    for i in range(len(params) - 1):
        W, b = params[i]
        H = phi(H @ W + b)
    return H

# %% wrong: 01/mlp_forward/phi-ignored (tanh always)
def mlp_forward(X, params, phi):
    for W, b in params[:-1]:
        X = np.tanh(X @ W + b)
    W, b = params[-1]
    return X @ W + b

# %% wrong: 01/mlp_forward/phi-ignored (relu built in)
def mlp_forward(X, params, phi):
    for W, b in params[:-1]:
        X = np.maximum(0, X @ W + b)
    W, b = params[-1]
    return X @ W + b

# %% wrong: 01/mlp_forward/phi-misplaced (phi on output only)
def mlp_forward(X, params, phi):
    for W, b in params:
        X = X @ W + b
    return phi(X)

# %% wrong: 01/mlp_forward/phi-misplaced (first layer has no phi)
def mlp_forward(X, params, phi):
    W, b = params[0]
    H = X @ W + b
    for W, b in params[1:]:
        H = phi(H @ W + b)
    return H

# %% wrong: 01/mlp_forward/phi-on-a-part (phi on the bias)
def mlp_forward(X, params, phi):
    for W, b in params[:-1]:
        X = X @ W + phi(b)
    W, b = params[-1]
    return X @ W + b

# %% wrong: 01/mlp_forward/phi-on-a-part (phi on the weights)
def mlp_forward(X, params, phi):
    for W, b in params[:-1]:
        X = X @ phi(W) + b
    W, b = params[-1]
    return X @ W + b

# %% wrong: 01/mlp_forward/phi-twice
def mlp_forward(X, params, phi):
    for W, b in params[:-1]:
        X = phi(phi(X @ W + b))
    W, b = params[-1]
    return X @ W + b

# %% wrong: 01/mlp_forward/softmax
def mlp_forward(X, params, phi):
    for W, b in params[:-1]:
        X = phi(X @ W + b)
    W, b = params[-1]
    scores = np.exp(X @ W + b)
    return scores / scores.sum(axis=1, keepdims=True)

# %% wrong: 01/mlp_forward/transposed-weights (transposed)
def mlp_forward(X, params, phi):
    for W, b in params[:-1]:
        X = phi(X @ W.T + b)
    W, b = params[-1]
    return X @ W.T + b

# %% wrong: 01/mlp_forward/transposed-weights (w on the left)
def mlp_forward(X, params, phi):
    H = X
    for k in range(len(params)):
        W, b = params[k]
        H = W @ H + b
        if k < len(params) - 1:
            H = phi(H)
    return H

# %% wrong: 01/mlp_forward/transposed-weights (all in columns)
def mlp_forward(X, params, phi):
    H = X.T
    for W, b in params[:-1]:
        H = phi(W.T @ H + b.T)
    W, b = params[-1]
    return W.T @ H + b.T

# %% wrong: 01/mlp_forward/transposed-weights (columns and bias turned)
def mlp_forward(X, params, phi):
    H = X
    for W, b in params[:-1]:
        H = phi(W.T @ H + b.T)
    return params[-1][0].T @ H + params[-1][1].T

# %% wrong: 01/mlp_forward/transposed-weights (w transposed on the left)
def mlp_forward(X, params, phi):
    H = X
    for W, b in params[:-1]:
        H = phi(W.T @ H + b)
    W, b = params[-1]
    return W.T @ H + b

# %% wrong: 01/mlp_forward/hidden-bias-lost
def mlp_forward(X, params, phi):
    H = X
    for W, _ in params[:-1]:
        H = phi(H @ W)
    W, b = params[-1]
    return H @ W + b

# %% wrong: 01/mlp_forward/last-hidden-affine (the loop stops early)
def mlp_forward(X, params, phi):
    H = X
    for W, b in params[:-2]:
        H = phi(H @ W + b)
    for W, b in params[-2:]:
        H = H @ W + b
    return H

# %% wrong: 01/mlp_forward/last-hidden-only
def mlp_forward(X, params, phi):
    H = X
    for W, b in params[:-1]:
        H = H @ W + b
    W, b = params[-1]
    return phi(H) @ W + b

# %% wrong: 01/mlp_forward/float32
def mlp_forward(X, params, phi):
    H = X.astype(np.float32)
    for W, b in params[:-1]:
        H = phi(H @ W.astype(np.float32) + b.astype(np.float32))
    W, b = params[-1]
    return H @ W.astype(np.float32) + b.astype(np.float32)

# %% wrong: 01/mlp_forward/float32 (the result alone)
def mlp_forward(X, params, phi):
    for W, b in params[:-1]:
        X = phi(X @ W + b)
    return (X @ params[-1][0] + params[-1][1]).astype("float32")

# %% wrong: none (mean of the bias)
def mlp_forward(X, params, phi):
    for W, b in params[:-1]:
        X = phi(X @ W + b.mean())
    W, b = params[-1]
    return X @ W + b

# %% wrong: 01/mlp_forward/phi-ignored (sigmoid always)
def mlp_forward(X, params, phi):
    H = X
    for W, b in params[:-1]:
        H = 1 / (1 + np.exp(-(H @ W + b)))
    return H @ params[-1][0] + params[-1][1]

# %% wrong: 01/mlp_forward/layer-order (the first one last)
def mlp_forward(X, params, phi):
    H = X
    for W, b in params[1:]:
        H = phi(H @ W + b)
    return H @ params[0][0] + params[0][1]

# %% wrong: 01/mlp_forward/layer-order (backwards)
def mlp_forward(X, params, phi):
    *hidden, (V, c) = reversed(params)
    for W, b in hidden:
        X = phi(X @ W + b)
    return X @ V + c

# %% wrong: 01/mlp_forward/input-added
def mlp_forward(X, params, phi):
    H = X
    for W, b in params[:-1]:
        new = phi(H @ W + b)
        H = H + new if H.shape == new.shape else new
    return H @ params[-1][0] + params[-1][1]

# %% wrong: 01/mlp_forward/fixed-depth (returns in the first round)
def mlp_forward(X, params, phi):
    for W, b in params[:-1]:
        H = phi(X @ W + b)
        return H @ params[-1][0] + params[-1][1]

# %% wrong: 01/mlp_forward/last-of-the-loop
def mlp_forward(X, params, phi):
    H = X
    for W, b in params[:-1]:
        H = phi(H @ W + b)
    return H @ W + b

# %% wrong: 01/mlp_forward/one-bias-for-all
def mlp_forward(X, params, phi):
    H = X
    for i, (W, b) in enumerate(params):
        H = H @ W + b[0, 0]
        H = phi(H) if i < len(params) - 1 else H
    return H

# %% wrong: 01/mlp_forward/flat-outputs (of one example)
def mlp_forward(X, params, phi):
    H = X
    for W, b in params[:-1]:
        H = phi(H @ W + b)
    W, b = params[-1]
    outputs = H @ W + b
    return outputs[0] if len(X) == 1 else outputs

# %% wrong: none (float32 on the way)
def mlp_forward(X, params, phi):
    H = X
    for W, b in params[:-1]:
        H = phi(np.float32(H @ W + b)).astype(float)
    W, b = params[-1]
    return H @ W + b

# %% wrong: 01/mlp_forward/last-by-identity
def mlp_forward(X, params, phi):
    H = X
    for layer in params:
        W, b = layer
        H = H @ W + b
        if layer is not params[-1]:
            H = phi(H)
    return H

# %% wrong: 01/mlp_forward/last-by-identity (by its matrix)
def mlp_forward(X, params, phi):
    H = X
    for W, b in params:
        H = H @ W + b
        if W is not params[-1][0]:
            H = phi(H)
    return H

# %% wrong: 01/mlp_forward/no-activation (the output layer by its width)
def mlp_forward(X, params, phi):
    q = params[-1][0].shape[1]
    H = X
    for W, b in params:
        H = H @ W + b
        if W.shape[1] != q:
            H = phi(H)
    return H
