# %% examples
# two examples, inputs, units and classes: each gradient, then what was given, and digits
X, y = np.array([[1.0, 0.0], [2.0, 1.0]]), np.array([0, 1])
params = {"W1": np.array([[1.0, 0.0], [1.0, -1.0]]), "b1": np.array([[0.0, 1.0]])}
params |= {"W2": np.array([[2.0, 0.0], [1.0, 1.0]]), "b2": np.array([[0.0, 1.0]])}
isinstance(backward_batch(X, y, params, 0.5), dict)
came = backward_batch(X, y, params, 0.5); [name for name in ["dJ_dW1", "dJ_db1", "dJ_dW2", "dJ_db2"] if name not in came]
backward_batch(X, y, params, 0.5)["dJ_dW2"]
backward_batch(X, y, params, 0.5)["dJ_db2"]
backward_batch(X, y, params, 0.5)["dJ_dW1"]
backward_batch(X, y, params, 0.5)["dJ_db1"]
backward_batch(X, y, {**params, "W2": 1000 * params["W2"]}, 0.0)["dJ_db2"]
backward_batch(X, y, params, 0.5); params["W1"]
backward_batch(X, y, params, 0.5); params["W2"]
backward_batch(X, y, params, 0.5); X

X, y, zero = np.ones((2, 1)), np.array([0, 1]), np.zeros((1, 1)); params = {"W1": zero, "b1": zero, "W2": np.zeros((1, 2)), "b2": np.zeros((1, 2))}; db2 = backward_batch(X, np.array([0, 0]), params, 0.5)["dJ_db2"]; abs(db2 - [-0.5, 0.5]).max() < 1e-13

# %% right: einsum
def backward_batch(X, y, params, lam):
    Z = np.einsum("ni,ij->nj", X, params["W1"]) + params["b1"]
    O = np.einsum("nj,jk->nk", np.tanh(Z), params["W2"]) + params["b2"]
    E = np.exp(O - O.max(1, keepdims=True))
    dO = (E / E.sum(1, keepdims=True) - (np.arange(O.shape[1]) == y[:, None])) / len(y)
    dZ = np.einsum("nk,jk,nj->nj", dO, params["W2"], 1 / np.cosh(Z) ** 2)
    return {
        "dJ_dW1": np.einsum("ni,nj->ij", X, dZ) + lam * params["W1"],
        "dJ_db1": np.einsum("nj->j", dZ)[None],
        "dJ_dW2": np.einsum("nj,nk->jk", np.tanh(Z), dO) + lam * params["W2"],
        "dJ_db2": np.einsum("nk->k", dO)[None],
    }

# %% right: halves of the batch, by recursion
def sce(Z, y):
    n = len(y); S = Z - Z.max(axis=1, keepdims=True); L = S - np.log(np.exp(S).sum(axis=1, keepdims=True)); Y = np.eye(Z.shape[1])[y]
    return -np.mean(L[np.arange(n), y]), (np.exp(L) - Y) / n


def backward_batch(X, y, params, lam):
    print("batch of", len(X))
    if len(X) > 1:
        c = len(X) // 2; a = backward_batch(X[:c], y[:c], params, lam); b = backward_batch(X[c:], y[c:], params, lam)
        return {k: (a[k] * c + b[k] * (len(X) - c)) / len(X) for k in a}
    H = np.tanh(X @ params["W1"] + params["b1"]); dO = sce(H @ params["W2"] + params["b2"], y)[1]; dZ = dO @ params["W2"].T * (1 - H**2)
    return {"dJ_dW1": X.T * dZ + lam * params["W1"], "dJ_db1": dZ, "dJ_dW2": H.T * dO + lam * params["W2"], "dJ_db2": dO}

# %% right: biases as weights of a constant 1
def backward_batch(X, y, params, lam):
    n, d = X.shape
    one = np.ones((n, 1))
    A1 = np.vstack([params["W1"], params["b1"]])
    A2 = np.vstack([params["W2"], params["b2"]])
    X1 = np.hstack([X, one])
    H1 = np.hstack([np.tanh(X1 @ A1), one])
    O = H1 @ A2
    P = np.exp(O - np.logaddexp.reduce(O, axis=1, keepdims=True))
    D = (P - np.eye(O.shape[1])[y]) / n
    G2 = H1.T @ D
    G1 = X1.T @ ((D @ A2[:-1].T) * (1 - H1[:, :-1] ** 2))
    return {
        "dJ_dW1": G1[:-1] + lam * params["W1"],
        "dJ_db1": G1[-1:],
        "dJ_dW2": G2[:-1] + lam * params["W2"],
        "dJ_db2": G2[-1:],
    }

# %% right: one example at a time, added up
def backward_batch(X, y, params, lam):
    n = X.shape[0]
    g = {k: np.zeros(v.shape) for k, v in params.items()}
    for i in range(n):
        x = X[i : i + 1]
        h = np.tanh(x @ params["W1"] + params["b1"])
        o = h @ params["W2"] + params["b2"]
        p = np.exp(o - o.max())
        p /= p.sum()
        p[0, y[i]] -= 1
        dz = (p @ params["W2"].T) * (1 - h * h)
        g["W2"] += h.T @ p / n
        g["b2"] += p / n
        g["W1"] += x.T @ dz / n
        g["b1"] += dz / n
    for k in ("W1", "W2"):
        g[k] += lam * params[k]
    return {"dJ_d" + k: v for k, v in g.items()}

# %% right: complex steps, exact as the text says
def J(X, y, p, lam):
    O = np.tanh(X @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"]
    O = O - O.real.max(axis=1, keepdims=True)
    losses = np.log(np.exp(O).sum(axis=1)) - O[np.arange(len(y)), y]
    return losses.mean() + lam / 2 * ((p["W1"] ** 2).sum() + (p["W2"] ** 2).sum())

def backward_batch(X, y, params, lam):
    g = {}
    for name in params:
        g["dJ_d" + name] = np.zeros(params[name].shape)
        for i in np.ndindex(params[name].shape):
            moved = params[name].astype(complex)
            moved[i] += 1e-30j
            g["dJ_d" + name][i] = J(X, y, {**params, name: moved}, lam).imag / 1e-30
    return g

# %% right: sums as products with ones
def probabilities(O):
    O = O - O.max(axis=1)[:, None]
    return np.exp(O - O.max(axis=1)[:, None]) / np.exp(O - O.max(axis=1)[:, None]).sum(axis=1)[:, None]

def backward_batch(X, y, params, lam):
    ones = np.ones((1, len(X)))
    H = np.tanh(X @ params["W1"] + ones.T @ params["b1"])
    D = probabilities(H @ params["W2"] + ones.T @ params["b2"])
    for i, label in enumerate(y):
        D[i, label] = D[i, label] - 1
    D = D / len(X)
    B = (D @ params["W2"].T) * (1 - H) * (1 + H)
    weight = lambda left, right, W: left.T @ right + lam * W
    return dict(
        dJ_dW1=weight(X, B, params["W1"]),
        dJ_db1=ones @ B,
        dJ_dW2=weight(H, D, params["W2"]),
        dJ_db2=ones @ D,
    )

# %% right: biases as weights of a column of ones
def sce(Z, y):
    n = len(y); S = Z - Z.max(axis=1, keepdims=True); L = S - np.log(np.exp(S).sum(axis=1, keepdims=True)); Y = np.eye(Z.shape[1])[y]
    return -np.mean(L[np.arange(n), y]), (np.exp(L) - Y) / n


def backward_batch(X, y, params, lam):
    one = np.ones((len(X), 1))
    A1 = np.hstack([X, one]); V1 = np.vstack([params["W1"], params["b1"]]); V2 = np.vstack([params["W2"], params["b2"]])
    H = np.tanh(A1 @ V1); A2 = np.hstack([H, one])
    dO = sce(A2 @ V2, y)[1]
    G2 = A2.T @ dO
    G1 = A1.T @ ((dO @ V2.T)[:, :-1] * (1 - H**2))
    return {"dJ_dW1": G1[:-1] + lam * params["W1"], "dJ_db1": G1[-1:], "dJ_dW2": G2[:-1] + lam * params["W2"], "dJ_db2": G2[[-1]]}

# %% right: column layout inside, transposed at the end
def backward_batch(X, y, params, lam):
    V1, c1, V2, c2 = (params[k].T for k in ("W1", "b1", "W2", "b2"))
    x = X.T
    h = np.tanh(V1 @ x + c1)
    o = V2 @ h + c2
    p = np.exp(o - o.max(axis=0))
    p = p / p.sum(axis=0)
    p[y, np.arange(len(y))] -= 1
    delta2 = p / len(y)
    delta1 = (V2.T @ delta2) * (1 - h**2)
    grads = {
        "dJ_dW1": delta1 @ x.T + lam * V1,
        "dJ_db1": delta1.sum(axis=1, keepdims=True),
        "dJ_dW2": delta2 @ h.T + lam * V2,
        "dJ_db2": delta2.sum(axis=1, keepdims=True),
    }
    return {name: g.T for name, g in grads.items()}

# %% wrong: 04/backward_batch/W2-not-transposed
def softmax(O):
    E = np.exp(O - O.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)

def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    n = len(X)
    Z = X @ W1 + b1
    H = np.tanh(Z)
    P = softmax(H @ W2 + b2)
    P[np.arange(n), y] -= 1
    dO = P / n
    dJ_dW2 = H.T @ dO + lam * W2
    dJ_db2 = dO.sum(axis=0, keepdims=True)
    dZ = (dO @ W2) * (1 - H**2)
    dJ_dW1 = X.T @ dZ + lam * W1
    dJ_db1 = dZ.sum(axis=0, keepdims=True)
    return {"dJ_dW1": dJ_dW1, "dJ_db1": dJ_db1, "dJ_dW2": dJ_dW2, "dJ_db2": dJ_db2}

# %% wrong: 04/backward_batch/bias-flat (and W2 not transposed, which raises later)
def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    H = np.tanh(X @ W1 + b1)
    E = np.exp(H @ W2 + b2)
    dO = E / E.sum(axis=1, keepdims=True)
    dO[np.arange(len(y)), y] -= 1
    dO /= len(y)
    dZ = dO @ W2 * (1 - H**2)
    return {
        "dJ_dW1": X.T @ dZ + lam * W1,
        "dJ_db1": dZ.sum(axis=0),
        "dJ_dW2": H.T @ dO + lam * W2,
        "dJ_db2": dO.sum(axis=0),
    }

# %% wrong: 04/backward_batch/activation-missing (tanh missing)
def softmax(O):
    E = np.exp(O - O.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)

def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    n = len(X)
    Z = X @ W1 + b1
    H = Z
    P = softmax(H @ W2 + b2)
    P[np.arange(n), y] -= 1
    dO = P / n
    dJ_dW2 = H.T @ dO + lam * W2
    dJ_db2 = dO.sum(axis=0, keepdims=True)
    dZ = (dO @ W2.T) * (1 - H**2)
    dJ_dW1 = X.T @ dZ + lam * W1
    dJ_db1 = dZ.sum(axis=0, keepdims=True)
    return {"dJ_dW1": dJ_dW1, "dJ_db1": dJ_db1, "dJ_dW2": dJ_dW2, "dJ_db2": dJ_db2}

# %% wrong: 04/backward_batch/activation-on-output (tanh over logits)
def backward_batch(X, y, params, lam):
    n = len(y)
    W1, b1, W2, b2 = (params[k] for k in ("W1", "b1", "W2", "b2"))
    H = np.tanh(X @ W1 + b1)
    O = np.tanh(H @ W2 + b2)
    P = np.exp(O - O.max(axis=1, keepdims=True))
    P /= P.sum(axis=1, keepdims=True)
    P[np.arange(n), y] -= 1
    dO = P / n
    dZ = dO @ W2.T * (1 - H**2)
    return {
        "dJ_dW1": X.T @ dZ + lam * W1,
        "dJ_db1": dZ.sum(axis=0, keepdims=True),
        "dJ_dW2": H.T @ dO + lam * W2,
        "dJ_db2": dO.sum(axis=0, keepdims=True),
    }

# %% wrong: 04/backward_batch/library (autograd)
import torch
import torch.nn.functional as F

def backward_batch(X, y, params, lam):
    t = {k: torch.tensor(v, requires_grad=True) for k, v in params.items()}
    H = torch.tanh(torch.tensor(X) @ t["W1"] + t["b1"])
    J = F.cross_entropy(H @ t["W2"] + t["b2"], torch.tensor(y))
    J = J + lam / 2 * (t["W1"].pow(2).sum() + t["W2"].pow(2).sum())
    J.backward()
    return {f"dJ_d{k}": v.grad.numpy() for k, v in t.items()}

# %% wrong: 04/backward_batch/bias-averaged
def softmax(O):
    E = np.exp(O - O.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)

def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    n = len(X)
    Z = X @ W1 + b1
    H = np.tanh(Z)
    P = softmax(H @ W2 + b2)
    P[np.arange(n), y] -= 1
    dO = P / n
    dJ_dW2 = H.T @ dO + lam * W2
    dJ_db2 = dO.mean(axis=0, keepdims=True)
    dZ = (dO @ W2.T) * (1 - H**2)
    dJ_dW1 = X.T @ dZ + lam * W1
    dJ_db1 = dZ.mean(axis=0, keepdims=True)
    return {"dJ_dW1": dJ_dW1, "dJ_db1": dJ_db1, "dJ_dW2": dJ_dW2, "dJ_db2": dJ_db2}

# %% wrong: 04/backward_batch/bias-flat
def softmax(O):
    E = np.exp(O - O.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)

def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    n = len(X)
    Z = X @ W1 + b1
    H = np.tanh(Z)
    P = softmax(H @ W2 + b2)
    P[np.arange(n), y] -= 1
    dO = P / n
    dJ_dW2 = H.T @ dO + lam * W2
    dJ_db2 = dO.sum(axis=0)
    dZ = (dO @ W2.T) * (1 - H**2)
    dJ_dW1 = X.T @ dZ + lam * W1
    dJ_db1 = dZ.sum(axis=0)
    return {"dJ_dW1": dJ_dW1, "dJ_db1": dJ_db1, "dJ_dW2": dJ_dW2, "dJ_db2": dJ_db2}

# %% wrong: 04/backward_batch/bias-forgotten (b1 forgotten forward)
def backward_batch(X, y, params, lam):
    n = len(y)
    W1, b1, W2, b2 = (params[k] for k in ("W1", "b1", "W2", "b2"))
    H = np.tanh(X @ W1)
    O = H @ W2 + b2
    P = np.exp(O - O.max(axis=1, keepdims=True))
    P /= P.sum(axis=1, keepdims=True)
    P[np.arange(n), y] -= 1
    dO = P / n
    dZ = dO @ W2.T * (1 - H**2)
    return {
        "dJ_dW1": X.T @ dZ + lam * W1,
        "dJ_db1": dZ.sum(axis=0, keepdims=True),
        "dJ_dW2": H.T @ dO + lam * W2,
        "dJ_db2": dO.sum(axis=0, keepdims=True),
    }

# %% wrong: 04/backward_batch/bias-forgotten (b2 forgotten forward)
def backward_batch(X, y, params, lam):
    n = len(y)
    W1, b1, W2, b2 = (params[k] for k in ("W1", "b1", "W2", "b2"))
    H = np.tanh(X @ W1 + b1)
    O = H @ W2
    P = np.exp(O - O.max(axis=1, keepdims=True))
    P /= P.sum(axis=1, keepdims=True)
    P[np.arange(n), y] -= 1
    dO = P / n
    dZ = dO @ W2.T * (1 - H**2)
    return {
        "dJ_dW1": X.T @ dZ + lam * W1,
        "dJ_db1": dZ.sum(axis=0, keepdims=True),
        "dJ_dW2": H.T @ dO + lam * W2,
        "dJ_db2": dO.sum(axis=0, keepdims=True),
    }

# %% wrong: 04/backward_batch/bias-forgotten (both biases forgotten)
def backward_batch(X, y, params, lam):
    n = len(y)
    W1, b1, W2, b2 = (params[k] for k in ("W1", "b1", "W2", "b2"))
    H = np.tanh(X @ W1)
    O = H @ W2
    P = np.exp(O - O.max(axis=1, keepdims=True))
    P /= P.sum(axis=1, keepdims=True)
    P[np.arange(n), y] -= 1
    dO = P / n
    dZ = dO @ W2.T * (1 - H**2)
    return {
        "dJ_dW1": X.T @ dZ + lam * W1,
        "dJ_db1": dZ.sum(axis=0, keepdims=True),
        "dJ_dW2": H.T @ dO + lam * W2,
        "dJ_db2": dO.sum(axis=0, keepdims=True),
    }

# %% wrong: 04/backward_batch/bias-n-times (db2 n times)
def backward_batch(X, y, params, lam):
    n = len(y)
    W1, b1, W2, b2 = (params[k] for k in ("W1", "b1", "W2", "b2"))
    H = np.tanh(X @ W1 + b1)
    O = H @ W2 + b2
    P = np.exp(O - O.max(axis=1, keepdims=True))
    P /= P.sum(axis=1, keepdims=True)
    P[np.arange(n), y] -= 1
    dO = P / n
    dZ = dO @ W2.T * (1 - H**2)
    return {
        "dJ_dW1": X.T @ dZ + lam * W1,
        "dJ_db1": dZ.sum(axis=0, keepdims=True),
        "dJ_dW2": H.T @ dO + lam * W2,
        "dJ_db2": n * dO.sum(axis=0, keepdims=True),
    }

# %% wrong: 04/backward_batch/bias-not-summed
def softmax(O):
    E = np.exp(O - O.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)

def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    n = len(X)
    Z = X @ W1 + b1
    H = np.tanh(Z)
    P = softmax(H @ W2 + b2)
    P[np.arange(n), y] -= 1
    dO = P / n
    dJ_dW2 = H.T @ dO + lam * W2
    dJ_db2 = dO
    dZ = (dO @ W2.T) * (1 - H**2)
    dJ_dW1 = X.T @ dZ + lam * W1
    dJ_db1 = dZ
    return {"dJ_dW1": dJ_dW1, "dJ_db1": dJ_db1, "dJ_dW2": dJ_dW2, "dJ_db2": dJ_db2}

# %% wrong: 04/backward_batch/bias-one-number
def softmax(O):
    E = np.exp(O - O.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)

def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    n = len(X)
    Z = X @ W1 + b1
    H = np.tanh(Z)
    P = softmax(H @ W2 + b2)
    P[np.arange(n), y] -= 1
    dO = P / n
    dJ_dW2 = H.T @ dO + lam * W2
    dJ_db2 = dO.sum(axis=0, keepdims=True)
    dZ = (dO @ W2.T) * (1 - H**2)
    dJ_dW1 = X.T @ dZ + lam * W1
    dJ_db1 = np.full_like(b1, dZ.sum())
    return {"dJ_dW1": dJ_dW1, "dJ_db1": dJ_db1, "dJ_dW2": dJ_dW2, "dJ_db2": dJ_db2}

# %% wrong: 04/backward_batch/bias-one-number (both one number)
def softmax(O):
    E = np.exp(O - O.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)

def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    n = len(X)
    Z = X @ W1 + b1
    H = np.tanh(Z)
    P = softmax(H @ W2 + b2)
    P[np.arange(n), y] -= 1
    dO = P / n
    dJ_dW2 = H.T @ dO + lam * W2
    dJ_db2 = np.full_like(b2, dO.sum())
    dZ = (dO @ W2.T) * (1 - H**2)
    dJ_dW1 = X.T @ dZ + lam * W1
    dJ_db1 = np.full_like(b1, dZ.sum())
    return {"dJ_dW1": dJ_dW1, "dJ_db1": dJ_db1, "dJ_dW2": dJ_dW2, "dJ_db2": dJ_db2}

# %% wrong: 04/backward_batch/bias-other-axis
def softmax(O):
    E = np.exp(O - O.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)

def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    n = len(X)
    Z = X @ W1 + b1
    H = np.tanh(Z)
    P = softmax(H @ W2 + b2)
    P[np.arange(n), y] -= 1
    dO = P / n
    dJ_dW2 = H.T @ dO + lam * W2
    dJ_db2 = dO.sum(axis=0, keepdims=True)
    dZ = (dO @ W2.T) * (1 - H**2)
    dJ_dW1 = X.T @ dZ + lam * W1
    dJ_db1 = dZ.sum(axis=1, keepdims=True)
    return {"dJ_dW1": dJ_dW1, "dJ_db1": dJ_db1, "dJ_dW2": dJ_dW2, "dJ_db2": dJ_db2}

# %% wrong: 04/backward_batch/bias-other-axis (db2 other axis flat)
def softmax(O):
    E = np.exp(O - O.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)

def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    n = len(X)
    Z = X @ W1 + b1
    H = np.tanh(Z)
    P = softmax(H @ W2 + b2)
    P[np.arange(n), y] -= 1
    dO = P / n
    dJ_dW2 = H.T @ dO + lam * W2
    dJ_db2 = dO.sum(axis=1)
    dZ = (dO @ W2.T) * (1 - H**2)
    dJ_dW1 = X.T @ dZ + lam * W1
    dJ_db1 = dZ.sum(axis=0, keepdims=True)
    return {"dJ_dW1": dJ_dW1, "dJ_db1": dJ_db1, "dJ_dW2": dJ_dW2, "dJ_db2": dJ_db2}

# %% wrong: 04/backward_batch/column-layout
def softmax(O):
    E = np.exp(O - O.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)

def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    n = len(X)
    Z = X @ W1 + b1
    H = np.tanh(Z)
    P = softmax(H @ W2 + b2)
    P[np.arange(n), y] -= 1
    dO = P / n
    dJ_dW2 = (H.T @ dO + lam * W2).T
    dJ_db2 = dO.sum(axis=0, keepdims=True)
    dZ = (dO @ W2.T) * (1 - H**2)
    dJ_dW1 = dZ.T @ X + lam * W1.T
    dJ_db1 = dZ.sum(axis=0, keepdims=True)
    return {"dJ_dW1": dJ_dW1, "dJ_db1": dJ_db1, "dJ_dW2": dJ_dW2, "dJ_db2": dJ_db2}

# %% wrong: 04/backward_batch/column-layout (bias in column)
def softmax(O):
    E = np.exp(O - O.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)

def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    n = len(X)
    Z = X @ W1 + b1
    H = np.tanh(Z)
    P = softmax(H @ W2 + b2)
    P[np.arange(n), y] -= 1
    dO = P / n
    dJ_dW2 = H.T @ dO + lam * W2
    dJ_db2 = dO.sum(axis=0).reshape(-1, 1)
    dZ = (dO @ W2.T) * (1 - H**2)
    dJ_dW1 = X.T @ dZ + lam * W1
    dJ_db1 = dZ.sum(axis=0, keepdims=True)
    return {"dJ_dW1": dJ_dW1, "dJ_db1": dJ_db1, "dJ_dW2": dJ_dW2, "dJ_db2": dJ_db2}

# %% wrong: 04/backward_batch/derivative-at-h
def softmax(O):
    E = np.exp(O - O.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)

def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    n = len(X)
    Z = X @ W1 + b1
    H = np.tanh(Z)
    P = softmax(H @ W2 + b2)
    P[np.arange(n), y] -= 1
    dO = P / n
    dJ_dW2 = H.T @ dO + lam * W2
    dJ_db2 = dO.sum(axis=0, keepdims=True)
    dZ = (dO @ W2.T) * (1 - np.tanh(H) ** 2)
    dJ_dW1 = X.T @ dZ + lam * W1
    dJ_db1 = dZ.sum(axis=0, keepdims=True)
    return {"dJ_dW1": dJ_dW1, "dJ_db1": dJ_db1, "dJ_dW2": dJ_dW2, "dJ_db2": dJ_db2}

# %% wrong: 04/backward_batch/derivative-missing
def softmax(O):
    E = np.exp(O - O.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)

def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    n = len(X)
    Z = X @ W1 + b1
    H = np.tanh(Z)
    P = softmax(H @ W2 + b2)
    P[np.arange(n), y] -= 1
    dO = P / n
    dJ_dW2 = H.T @ dO + lam * W2
    dJ_db2 = dO.sum(axis=0, keepdims=True)
    dZ = dO @ W2.T
    dJ_dW1 = X.T @ dZ + lam * W1
    dJ_db1 = dZ.sum(axis=0, keepdims=True)
    return {"dJ_dW1": dJ_dW1, "dJ_db1": dJ_db1, "dJ_dW2": dJ_dW2, "dJ_db2": dJ_db2}

# %% wrong: 04/backward_batch/derivative-missing (slope missing in db1)
def softmax(O):
    E = np.exp(O - O.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)

def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    n = len(X)
    Z = X @ W1 + b1
    H = np.tanh(Z)
    P = softmax(H @ W2 + b2)
    P[np.arange(n), y] -= 1
    dO = P / n
    dJ_dW2 = H.T @ dO + lam * W2
    dJ_db2 = dO.sum(axis=0, keepdims=True)
    dZ = (dO @ W2.T) * (1 - H**2)
    dJ_dW1 = X.T @ dZ + lam * W1
    dJ_db1 = (dO @ W2.T).sum(axis=0, keepdims=True)
    return {"dJ_dW1": dJ_dW1, "dJ_db1": dJ_db1, "dJ_dW2": dJ_dW2, "dJ_db2": dJ_db2}

# %% wrong: 04/backward_batch/difference-quotient (difference quotients)
def J(X, y, p, lam):
    O = np.tanh(X @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"]
    O = O - O.max(axis=1, keepdims=True)
    losses = np.log(np.exp(O).sum(axis=1)) - O[np.arange(len(y)), y]
    return losses.mean() + lam / 2 * ((p["W1"] ** 2).sum() + (p["W2"] ** 2).sum())

def backward_batch(X, y, params, lam):
    out = {}
    for name, value in params.items():
        g = np.zeros_like(value)
        for i in np.ndindex(value.shape):
            e = np.zeros_like(value)
            e[i] = 1e-5
            up, down = {**params, name: value + e}, {**params, name: value - e}
            g[i] = (J(X, y, up, lam) - J(X, y, down, lam)) / 2e-5
        out["dJ_d" + name] = g
    return out

# %% wrong: 04/backward_batch/difference-squared
def softmax(O):
    E = np.exp(O - O.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)

def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    n = len(X)
    Z = X @ W1 + b1
    H = np.tanh(Z)
    P = softmax(H @ W2 + b2)
    P[np.arange(n), y] -= 1
    dO = P / n
    dJ_dW2 = H.T @ dO + lam * W2
    dJ_db2 = dO.sum(axis=0, keepdims=True)
    dZ = (dO @ W2.T) * (1 - H) ** 2
    dJ_dW1 = X.T @ dZ + lam * W1
    dJ_db1 = dZ.sum(axis=0, keepdims=True)
    return {"dJ_dW1": dJ_dW1, "dJ_db1": dJ_db1, "dJ_dW2": dJ_dW2, "dJ_db2": dJ_db2}

# %% wrong: 04/backward_batch/entry-missing (updates returned)
def softmax(O):
    E = np.exp(O - O.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)

def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    n = len(X)
    Z = X @ W1 + b1
    H = np.tanh(Z)
    P = softmax(H @ W2 + b2)
    P[np.arange(n), y] -= 1
    dO = P / n
    dJ_dW2 = H.T @ dO + lam * W2
    dJ_db2 = dO.sum(axis=0, keepdims=True)
    dZ = (dO @ W2.T) * (1 - H**2)
    dJ_dW1 = X.T @ dZ + lam * W1
    dJ_db1 = dZ.sum(axis=0, keepdims=True)
    return {"W1": W1 - dJ_dW1, "b1": b1 - dJ_db1, "W2": W2 - dJ_dW2, "b2": b2 - dJ_db2}

# %% wrong: 04/backward_batch/every-label-in-every-row (every label)
def sce(Z, y):
    n = len(y); S = Z - Z.max(axis=1, keepdims=True); L = S - np.log(np.exp(S).sum(axis=1, keepdims=True)); Y = np.eye(Z.shape[1])[y]
    return -np.mean(L[np.arange(n), y]), (np.exp(L) - Y) / n


def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = (params[k] for k in ("W1", "b1", "W2", "b2"))
    n = len(X)
    Z = X @ W1 + b1
    H = np.tanh(Z)
    O = H @ W2 + b2
    dO = sce(O, y)[1] + np.eye(O.shape[1])[y] / n; dO[:, y] -= 1 / n
    dW2 = H.T @ dO + lam * W2
    db2 = dO.sum(axis=0, keepdims=True)
    dH = dO @ W2.T
    dZ = dH * (1 - H**2)
    dW1 = X.T @ dZ + lam * W1
    db1 = dZ.sum(axis=0, keepdims=True)
    return {"dJ_dW1": dW1, "dJ_db1": db1, "dJ_dW2": dW2, "dJ_db2": db2}

# %% wrong: 04/backward_batch/gradient-for-W2
def softmax(O):
    E = np.exp(O - O.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)

def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    n = len(X)
    Z = X @ W1 + b1
    H = np.tanh(Z)
    P = softmax(H @ W2 + b2)
    P[np.arange(n), y] -= 1
    dO = P / n
    dJ_dW2 = H.T @ dO + lam * W2
    dJ_db2 = dO.sum(axis=0, keepdims=True)
    dZ = (dO @ dJ_dW2.T) * (1 - H**2)
    dJ_dW1 = X.T @ dZ + lam * W1
    dJ_db1 = dZ.sum(axis=0, keepdims=True)
    return {"dJ_dW1": dJ_dW1, "dJ_db1": dJ_db1, "dJ_dW2": dJ_dW2, "dJ_db2": dJ_db2}

# %% wrong: 04/backward_batch/input-changed (changes params)
def softmax(O):
    E = np.exp(O - O.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)

def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    n = len(X)
    Z = X @ W1 + b1
    H = np.tanh(Z)
    P = softmax(H @ W2 + b2)
    P[np.arange(n), y] -= 1
    dO = P / n
    dJ_dW2 = H.T @ dO + lam * W2
    W1 *= 1 - lam
    dJ_db2 = dO.sum(axis=0, keepdims=True)
    dZ = (dO @ W2.T) * (1 - H**2)
    dJ_dW1 = X.T @ dZ + lam * W1 / (1 - lam)
    dJ_db1 = dZ.sum(axis=0, keepdims=True)
    return {"dJ_dW1": dJ_dW1, "dJ_db1": dJ_db1, "dJ_dW2": dJ_dW2, "dJ_db2": dJ_db2}

# %% wrong: 04/backward_batch/lambda-averaged
def softmax(O):
    E = np.exp(O - O.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)

def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    n = len(X)
    Z = X @ W1 + b1
    H = np.tanh(Z)
    P = softmax(H @ W2 + b2)
    P[np.arange(n), y] -= 1
    dO = P / n
    dJ_dW2 = H.T @ dO + lam / n * W2
    dJ_db2 = dO.sum(axis=0, keepdims=True)
    dZ = (dO @ W2.T) * (1 - H**2)
    dJ_dW1 = X.T @ dZ + lam / n * W1
    dJ_db1 = dZ.sum(axis=0, keepdims=True)
    return {"dJ_dW1": dJ_dW1, "dJ_db1": dJ_db1, "dJ_dW2": dJ_dW2, "dJ_db2": dJ_db2}

# %% wrong: 04/backward_batch/lambda-doubled
def softmax(O):
    E = np.exp(O - O.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)

def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    n = len(X)
    Z = X @ W1 + b1
    H = np.tanh(Z)
    P = softmax(H @ W2 + b2)
    P[np.arange(n), y] -= 1
    dO = P / n
    dJ_dW2 = H.T @ dO + 2 * lam * W2
    dJ_db2 = dO.sum(axis=0, keepdims=True)
    dZ = (dO @ W2.T) * (1 - H**2)
    dJ_dW1 = X.T @ dZ + 2 * lam * W1
    dJ_db1 = dZ.sum(axis=0, keepdims=True)
    return {"dJ_dW1": dJ_dW1, "dJ_db1": dJ_db1, "dJ_dW2": dJ_dW2, "dJ_db2": dJ_db2}

# %% wrong: 04/backward_batch/lambda-halved
def softmax(O):
    E = np.exp(O - O.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)

def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    n = len(X)
    Z = X @ W1 + b1
    H = np.tanh(Z)
    P = softmax(H @ W2 + b2)
    P[np.arange(n), y] -= 1
    dO = P / n
    dJ_dW2 = H.T @ dO + lam / 2 * W2
    dJ_db2 = dO.sum(axis=0, keepdims=True)
    dZ = (dO @ W2.T) * (1 - H**2)
    dJ_dW1 = X.T @ dZ + lam / 2 * W1
    dJ_db1 = dZ.sum(axis=0, keepdims=True)
    return {"dJ_dW1": dJ_dW1, "dJ_db1": dJ_db1, "dJ_dW2": dJ_dW2, "dJ_db2": dJ_db2}

# %% wrong: 04/backward_batch/lambda-missing
def softmax(O):
    E = np.exp(O - O.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)

def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    n = len(X)
    Z = X @ W1 + b1
    H = np.tanh(Z)
    P = softmax(H @ W2 + b2)
    P[np.arange(n), y] -= 1
    dO = P / n
    dJ_dW2 = H.T @ dO
    dJ_db2 = dO.sum(axis=0, keepdims=True)
    dZ = (dO @ W2.T) * (1 - H**2)
    dJ_dW1 = X.T @ dZ
    dJ_db1 = dZ.sum(axis=0, keepdims=True)
    return {"dJ_dW1": dJ_dW1, "dJ_db1": dJ_db1, "dJ_dW2": dJ_dW2, "dJ_db2": dJ_db2}

# %% wrong: 04/backward_batch/lambda-n-times
def sce(Z, y):
    n = len(y); S = Z - Z.max(axis=1, keepdims=True); L = S - np.log(np.exp(S).sum(axis=1, keepdims=True)); Y = np.eye(Z.shape[1])[y]
    return -np.mean(L[np.arange(n), y]), (np.exp(L) - Y) / n


def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = (params[k] for k in ("W1", "b1", "W2", "b2"))
    n = len(X)
    Z = X @ W1 + b1
    H = np.tanh(Z)
    O = H @ W2 + b2
    dO = sce(O, y)[1]
    dW2 = H.T @ dO + lam * n * W2
    db2 = dO.sum(axis=0, keepdims=True)
    dH = dO @ W2.T
    dZ = dH * (1 - H**2)
    dW1 = X.T @ dZ + lam * n * W1
    db1 = dZ.sum(axis=0, keepdims=True)
    return {"dJ_dW1": dW1, "dJ_db1": db1, "dJ_dW2": dW2, "dJ_db2": db2}

# %% wrong: 04/backward_batch/lambda-on-biases
def softmax(O):
    E = np.exp(O - O.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)

def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    n = len(X)
    Z = X @ W1 + b1
    H = np.tanh(Z)
    P = softmax(H @ W2 + b2)
    P[np.arange(n), y] -= 1
    dO = P / n
    dJ_dW2 = H.T @ dO + lam * W2
    dJ_db2 = dO.sum(axis=0, keepdims=True) + lam * b2
    dZ = (dO @ W2.T) * (1 - H**2)
    dJ_dW1 = X.T @ dZ + lam * W1
    dJ_db1 = dZ.sum(axis=0, keepdims=True) + lam * b1
    return {"dJ_dW1": dJ_dW1, "dJ_db1": dJ_db1, "dJ_dW2": dJ_dW2, "dJ_db2": dJ_db2}

# %% wrong: 04/backward_batch/lambda-one-layer (lambda missing in W1)
def softmax(O):
    E = np.exp(O - O.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)

def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    n = len(X)
    Z = X @ W1 + b1
    H = np.tanh(Z)
    P = softmax(H @ W2 + b2)
    P[np.arange(n), y] -= 1
    dO = P / n
    dJ_dW2 = H.T @ dO + lam * W2
    dJ_db2 = dO.sum(axis=0, keepdims=True)
    dZ = (dO @ W2.T) * (1 - H**2)
    dJ_dW1 = X.T @ dZ
    dJ_db1 = dZ.sum(axis=0, keepdims=True)
    return {"dJ_dW1": dJ_dW1, "dJ_db1": dJ_db1, "dJ_dW2": dJ_dW2, "dJ_db2": dJ_db2}

# %% wrong: 04/backward_batch/lambda-one-layer (lambda missing in W2)
def softmax(O):
    E = np.exp(O - O.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)

def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    n = len(X)
    Z = X @ W1 + b1
    H = np.tanh(Z)
    P = softmax(H @ W2 + b2)
    P[np.arange(n), y] -= 1
    dO = P / n
    dJ_dW2 = H.T @ dO
    dJ_db2 = dO.sum(axis=0, keepdims=True)
    dZ = (dO @ W2.T) * (1 - H**2)
    dJ_dW1 = X.T @ dZ + lam * W1
    dJ_db1 = dZ.sum(axis=0, keepdims=True)
    return {"dJ_dW1": dJ_dW1, "dJ_db1": dJ_db1, "dJ_dW2": dJ_dW2, "dJ_db2": dJ_db2}

# %% wrong: 04/backward_batch/lambda-sign
def softmax(O):
    E = np.exp(O - O.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)

def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    n = len(X)
    Z = X @ W1 + b1
    H = np.tanh(Z)
    P = softmax(H @ W2 + b2)
    P[np.arange(n), y] -= 1
    dO = P / n
    dJ_dW2 = H.T @ dO - lam * W2
    dJ_db2 = dO.sum(axis=0, keepdims=True)
    dZ = (dO @ W2.T) * (1 - H**2)
    dJ_dW1 = X.T @ dZ - lam * W1
    dJ_db1 = dZ.sum(axis=0, keepdims=True)
    return {"dJ_dW1": dJ_dW1, "dJ_db1": dJ_db1, "dJ_dW2": dJ_dW2, "dJ_db2": dJ_db2}

# %% wrong: 04/backward_batch/lambda-without-weights (lambda alone)
def softmax(O):
    E = np.exp(O - O.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)

def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    n = len(X)
    Z = X @ W1 + b1
    H = np.tanh(Z)
    P = softmax(H @ W2 + b2)
    P[np.arange(n), y] -= 1
    dO = P / n
    dJ_dW2 = H.T @ dO + lam
    dJ_db2 = dO.sum(axis=0, keepdims=True)
    dZ = (dO @ W2.T) * (1 - H**2)
    dJ_dW1 = X.T @ dZ + lam
    dJ_db1 = dZ.sum(axis=0, keepdims=True)
    return {"dJ_dW1": dJ_dW1, "dJ_db1": dJ_db1, "dJ_dW2": dJ_dW2, "dJ_db2": dJ_db2}

# %% wrong: 04/backward_batch/left-zero (zeros)
def sce(Z, y):
    n = len(y); S = Z - Z.max(axis=1, keepdims=True); L = S - np.log(np.exp(S).sum(axis=1, keepdims=True)); Y = np.eye(Z.shape[1])[y]
    return -np.mean(L[np.arange(n), y]), (np.exp(L) - Y) / n


def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = (params[k] for k in ("W1", "b1", "W2", "b2"))
    n = len(X)
    Z = X @ W1 + b1
    H = np.tanh(Z)
    O = H @ W2 + b2
    dO = sce(O, y)[1]
    dW2 = 0 * W2
    db2 = 0 * b2
    dH = dO @ W2.T
    dZ = dH * (1 - H**2)
    dW1 = 0 * W1
    db1 = 0 * b1
    return {"dJ_dW1": dW1, "dJ_db1": db1, "dJ_dW2": dW2, "dJ_db2": db2}

# %% wrong: 04/backward_batch/n-missing
def softmax(O):
    E = np.exp(O - O.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)

def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    n = len(X)
    Z = X @ W1 + b1
    H = np.tanh(Z)
    P = softmax(H @ W2 + b2)
    P[np.arange(n), y] -= 1
    dO = P
    dJ_dW2 = H.T @ dO + lam * W2
    dJ_db2 = dO.sum(axis=0, keepdims=True)
    dZ = (dO @ W2.T) * (1 - H**2)
    dJ_dW1 = X.T @ dZ + lam * W1
    dJ_db1 = dZ.sum(axis=0, keepdims=True)
    return {"dJ_dW1": dJ_dW1, "dJ_db1": dJ_db1, "dJ_dW2": dJ_dW2, "dJ_db2": dJ_db2}

# %% wrong: 04/backward_batch/n-twice
def softmax(O):
    E = np.exp(O - O.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)

def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    n = len(X)
    Z = X @ W1 + b1
    H = np.tanh(Z)
    P = softmax(H @ W2 + b2)
    P[np.arange(n), y] -= 1
    dO = P / n / n
    dJ_dW2 = H.T @ dO + lam * W2
    dJ_db2 = dO.sum(axis=0, keepdims=True)
    dZ = (dO @ W2.T) * (1 - H**2)
    dJ_dW1 = X.T @ dZ + lam * W1
    dJ_db1 = dZ.sum(axis=0, keepdims=True)
    return {"dJ_dW1": dJ_dW1, "dJ_db1": dJ_db1, "dJ_dW2": dJ_dW2, "dJ_db2": dJ_db2}

# %% wrong: 04/backward_batch/n-twice (n twice at the end)
def softmax(O):
    E = np.exp(O - O.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)

def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    n = len(X)
    Z = X @ W1 + b1
    H = np.tanh(Z)
    P = softmax(H @ W2 + b2)
    P[np.arange(n), y] -= 1
    dO = P / n
    dJ_dW2 = H.T @ dO / n + lam * W2
    dJ_db2 = dO.sum(axis=0, keepdims=True)
    dZ = (dO @ W2.T) * (1 - H**2)
    dJ_dW1 = X.T @ dZ / n + lam * W1
    dJ_db1 = dZ.sum(axis=0, keepdims=True)
    return {"dJ_dW1": dJ_dW1, "dJ_db1": dJ_db1, "dJ_dW2": dJ_dW2, "dJ_db2": dJ_db2}

# %% wrong: 04/backward_batch/not-a-dict (tuple)
def sce(Z, y):
    n = len(y); S = Z - Z.max(axis=1, keepdims=True); L = S - np.log(np.exp(S).sum(axis=1, keepdims=True)); Y = np.eye(Z.shape[1])[y]
    return -np.mean(L[np.arange(n), y]), (np.exp(L) - Y) / n


def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = (params[k] for k in ("W1", "b1", "W2", "b2"))
    n = len(X)
    Z = X @ W1 + b1
    H = np.tanh(Z)
    O = H @ W2 + b2
    dO = sce(O, y)[1]
    dW2 = H.T @ dO + lam * W2
    db2 = dO.sum(axis=0, keepdims=True)
    dH = dO @ W2.T
    dZ = dH * (1 - H**2)
    dW1 = X.T @ dZ + lam * W1
    db1 = dZ.sum(axis=0, keepdims=True)
    return dW1, db1, dW2, db2

# %% wrong: 04/backward_batch/one-example-only (one example)
def softmax(O):
    E = np.exp(O - O.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)

def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    n = len(X)
    Z = X @ W1 + b1
    H = np.tanh(Z)
    P = softmax(H @ W2 + b2)
    P[np.arange(n), y] -= 1
    dO = P / n
    dJ_dW2 = H[:1].T @ dO[:1] + lam * W2
    dJ_db2 = dO.sum(axis=0, keepdims=True)
    dZ = (dO @ W2.T) * (1 - H**2)
    dJ_dW1 = X.T @ dZ + lam * W1
    dJ_db1 = dZ.sum(axis=0, keepdims=True)
    return {"dJ_dW1": dJ_dW1, "dJ_db1": dJ_db1, "dJ_dW2": dJ_dW2, "dJ_db2": dJ_db2}

# %% wrong: 04/backward_batch/one-example-only (bias of first row)
def sce(Z, y):
    n = len(y); S = Z - Z.max(axis=1, keepdims=True); L = S - np.log(np.exp(S).sum(axis=1, keepdims=True)); Y = np.eye(Z.shape[1])[y]
    return -np.mean(L[np.arange(n), y]), (np.exp(L) - Y) / n


def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = (params[k] for k in ("W1", "b1", "W2", "b2"))
    n = len(X)
    Z = X @ W1 + b1
    H = np.tanh(Z)
    O = H @ W2 + b2
    dO = sce(O, y)[1]
    dW2 = H.T @ dO + lam * W2
    db2 = dO[:1]
    dH = dO @ W2.T
    dZ = dH * (1 - H**2)
    dW1 = X.T @ dZ + lam * W1
    db1 = dZ[:1]
    return {"dJ_dW1": dW1, "dJ_db1": db1, "dJ_dW2": dW2, "dJ_db2": db2}

# %% wrong: 04/backward_batch/other-activation (relu net)
def sce(Z, y):
    n = len(y); S = Z - Z.max(axis=1, keepdims=True); L = S - np.log(np.exp(S).sum(axis=1, keepdims=True)); Y = np.eye(Z.shape[1])[y]
    return -np.mean(L[np.arange(n), y]), (np.exp(L) - Y) / n


def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = (params[k] for k in ("W1", "b1", "W2", "b2"))
    n = len(X)
    Z = X @ W1 + b1
    H = np.maximum(Z, 0)
    O = H @ W2 + b2
    dO = sce(O, y)[1]
    dW2 = H.T @ dO + lam * W2
    db2 = dO.sum(axis=0, keepdims=True)
    dH = dO @ W2.T
    dZ = dH * (Z > 0)
    dW1 = X.T @ dZ + lam * W1
    db1 = dZ.sum(axis=0, keepdims=True)
    return {"dJ_dW1": dW1, "dJ_db1": db1, "dJ_dW2": dW2, "dJ_db2": db2}

# %% wrong: 04/backward_batch/penalty-not-differentiated (weights squared)
def softmax(O):
    E = np.exp(O - O.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)

def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    H = np.tanh(X @ W1 + b1)
    dO = softmax(H @ W2 + b2)
    dO[np.arange(len(y)), y] -= 1
    dO = dO / len(y)
    dZ = (dO @ W2.T) * (1 - H**2)
    return {
        "dJ_dW1": X.T @ dZ + lam / 2 * W1**2,
        "dJ_db1": dZ.sum(axis=0, keepdims=True),
        "dJ_dW2": H.T @ dO + lam / 2 * W2**2,
        "dJ_db2": dO.sum(axis=0, keepdims=True),
    }

# %% wrong: 04/backward_batch/penalty-of-absolute-values (signs added)
def sce(Z, y):
    n = len(y); S = Z - Z.max(axis=1, keepdims=True); L = S - np.log(np.exp(S).sum(axis=1, keepdims=True)); Y = np.eye(Z.shape[1])[y]
    return -np.mean(L[np.arange(n), y]), (np.exp(L) - Y) / n


def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = (params[k] for k in ("W1", "b1", "W2", "b2"))
    n = len(X)
    Z = X @ W1 + b1
    H = np.tanh(Z)
    O = H @ W2 + b2
    dO = sce(O, y)[1]
    dW2 = H.T @ dO + lam * np.sign(W2)
    db2 = dO.sum(axis=0, keepdims=True)
    dH = dO @ W2.T
    dZ = dH * (1 - H**2)
    dW1 = X.T @ dZ + lam * np.sign(W1)
    db1 = dZ.sum(axis=0, keepdims=True)
    return {"dJ_dW1": dW1, "dJ_db1": db1, "dJ_dW2": dW2, "dJ_db2": db2}

# %% wrong: 04/backward_batch/phi-for-derivative
def softmax(O):
    E = np.exp(O - O.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)

def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    n = len(X)
    Z = X @ W1 + b1
    H = np.tanh(Z)
    P = softmax(H @ W2 + b2)
    P[np.arange(n), y] -= 1
    dO = P / n
    dJ_dW2 = H.T @ dO + lam * W2
    dJ_db2 = dO.sum(axis=0, keepdims=True)
    dZ = (dO @ W2.T) * H
    dJ_dW1 = X.T @ dZ + lam * W1
    dJ_db1 = dZ.sum(axis=0, keepdims=True)
    return {"dJ_dW1": dJ_dW1, "dJ_db1": dJ_db1, "dJ_dW2": dJ_dW2, "dJ_db2": dJ_db2}

# %% wrong: 04/backward_batch/library (torch softmax)
import torch

def softmax(O):
    E = np.exp(O - O.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)

def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    H = np.tanh(X @ W1 + b1)
    dO = torch.softmax(torch.tensor(H @ W2 + b2), 1).numpy()
    dO[np.arange(len(y)), y] -= 1
    dO = dO / len(y)
    dZ = (dO @ W2.T) * (1 - H**2)
    return {
        "dJ_dW1": X.T @ dZ + lam * W1,
        "dJ_db1": dZ.sum(axis=0, keepdims=True),
        "dJ_dW2": H.T @ dO + lam * W2,
        "dJ_db2": dO.sum(axis=0, keepdims=True),
    }

# %% wrong: 04/backward_batch/relu-slope
def sce(Z, y):
    n = len(y); S = Z - Z.max(axis=1, keepdims=True); L = S - np.log(np.exp(S).sum(axis=1, keepdims=True)); Y = np.eye(Z.shape[1])[y]
    return -np.mean(L[np.arange(n), y]), (np.exp(L) - Y) / n


def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = (params[k] for k in ("W1", "b1", "W2", "b2"))
    n = len(X)
    Z = X @ W1 + b1
    H = np.tanh(Z)
    O = H @ W2 + b2
    dO = sce(O, y)[1]
    dW2 = H.T @ dO + lam * W2
    db2 = dO.sum(axis=0, keepdims=True)
    dH = dO @ W2.T
    dZ = dH * (Z > 0)
    dW1 = X.T @ dZ + lam * W1
    db1 = dZ.sum(axis=0, keepdims=True)
    return {"dJ_dW1": dW1, "dJ_db1": db1, "dJ_dW2": dW2, "dJ_db2": db2}

# %% wrong: 04/backward_batch/sigmoid-slope
def softmax(O):
    E = np.exp(O - O.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)

def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    n = len(X)
    Z = X @ W1 + b1
    H = np.tanh(Z)
    P = softmax(H @ W2 + b2)
    P[np.arange(n), y] -= 1
    dO = P / n
    dJ_dW2 = H.T @ dO + lam * W2
    dJ_db2 = dO.sum(axis=0, keepdims=True)
    dZ = (dO @ W2.T) * H * (1 - H)
    dJ_dW1 = X.T @ dZ + lam * W1
    dJ_db1 = dZ.sum(axis=0, keepdims=True)
    return {"dJ_dW1": dJ_dW1, "dJ_db1": dJ_db1, "dJ_dW2": dJ_dW2, "dJ_db2": dJ_db2}

# %% wrong: 04/backward_batch/sign
def softmax(O):
    E = np.exp(O - O.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)

def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    n = len(X)
    Z = X @ W1 + b1
    H = np.tanh(Z)
    P = softmax(H @ W2 + b2)
    P[np.arange(n), y] -= 1
    dO = -P / n
    dJ_dW2 = H.T @ dO + lam * W2
    dJ_db2 = dO.sum(axis=0, keepdims=True)
    dZ = (dO @ W2.T) * (1 - H**2)
    dJ_dW1 = X.T @ dZ + lam * W1
    dJ_db1 = dZ.sum(axis=0, keepdims=True)
    return {"dJ_dW1": dJ_dW1, "dJ_db1": dJ_db1, "dJ_dW2": dJ_dW2, "dJ_db2": dJ_db2}

# %% wrong: 04/backward_batch/slope-too
def sce(Z, y):
    n = len(y); S = Z - Z.max(axis=1, keepdims=True); L = S - np.log(np.exp(S).sum(axis=1, keepdims=True)); Y = np.eye(Z.shape[1])[y]
    return -np.mean(L[np.arange(n), y]), (np.exp(L) - Y) / n


def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = (params[k] for k in ("W1", "b1", "W2", "b2"))
    n = len(X)
    Z = X @ W1 + b1
    H = np.tanh(Z)
    O = H @ W2 + b2
    P = sce(O, y)[1] * n + np.eye(O.shape[1])[y]; dO = (P - np.eye(O.shape[1])[y]) * P * (1 - P) / n
    dW2 = H.T @ dO + lam * W2
    db2 = dO.sum(axis=0, keepdims=True)
    dH = dO @ W2.T
    dZ = dH * (1 - H**2)
    dW1 = X.T @ dZ + lam * W1
    db1 = dZ.sum(axis=0, keepdims=True)
    return {"dJ_dW1": dW1, "dJ_db1": db1, "dJ_dW2": dW2, "dJ_db2": db2}

# %% wrong: 04/backward_batch/softmax-axis
def sce(Z, y):
    n = len(y); S = Z - Z.max(axis=1, keepdims=True); L = S - np.log(np.exp(S).sum(axis=1, keepdims=True)); Y = np.eye(Z.shape[1])[y]
    return -np.mean(L[np.arange(n), y]), (np.exp(L) - Y) / n


def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = (params[k] for k in ("W1", "b1", "W2", "b2"))
    n = len(X)
    Z = X @ W1 + b1
    H = np.tanh(Z)
    O = H @ W2 + b2
    E = np.exp(O - O.max()); dO = (E / E.sum(axis=0) - np.eye(O.shape[1])[y]) / n
    dW2 = H.T @ dO + lam * W2
    db2 = dO.sum(axis=0, keepdims=True)
    dH = dO @ W2.T
    dZ = dH * (1 - H**2)
    dW1 = X.T @ dZ + lam * W1
    db1 = dZ.sum(axis=0, keepdims=True)
    return {"dJ_dW1": dW1, "dJ_db1": db1, "dJ_dW2": dW2, "dJ_db2": db2}

# %% wrong: 04/backward_batch/softmax-missing (logits for probabilities)
def softmax(O):
    E = np.exp(O - O.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)

def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    n = len(X)
    Z = X @ W1 + b1
    H = np.tanh(Z)
    P = H @ W2 + b2
    P[np.arange(n), y] -= 1
    dO = P / n
    dJ_dW2 = H.T @ dO + lam * W2
    dJ_db2 = dO.sum(axis=0, keepdims=True)
    dZ = (dO @ W2.T) * (1 - H**2)
    dJ_dW1 = X.T @ dZ + lam * W1
    dJ_db1 = dZ.sum(axis=0, keepdims=True)
    return {"dJ_dW1": dJ_dW1, "dJ_db1": dJ_db1, "dJ_dW2": dJ_dW2, "dJ_db2": dJ_db2}

# %% wrong: 04/backward_batch/target-missing (labels forgotten)
def softmax(O):
    E = np.exp(O - O.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)

def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    H = np.tanh(X @ W1 + b1)
    dO = softmax(H @ W2 + b2) / len(X)
    dZ = (dO @ W2.T) * (1 - H**2)
    return {
        "dJ_dW1": X.T @ dZ + lam * W1,
        "dJ_db1": dZ.sum(axis=0, keepdims=True),
        "dJ_dW2": H.T @ dO + lam * W2,
        "dJ_db2": dO.sum(axis=0, keepdims=True),
    }

# %% wrong: 04/backward_batch/z-for-h
def softmax(O):
    E = np.exp(O - O.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)

def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    n = len(X)
    Z = X @ W1 + b1
    H = np.tanh(Z)
    P = softmax(H @ W2 + b2)
    P[np.arange(n), y] -= 1
    dO = P / n
    dJ_dW2 = Z.T @ dO + lam * W2
    dJ_db2 = dO.sum(axis=0, keepdims=True)
    dZ = (dO @ W2.T) * (1 - H**2)
    dJ_dW1 = X.T @ dZ + lam * W1
    dJ_db1 = dZ.sum(axis=0, keepdims=True)
    return {"dJ_dW1": dJ_dW1, "dJ_db1": dJ_db1, "dJ_dW2": dJ_dW2, "dJ_db2": dJ_db2}

# %% wrong: 04/backward_batch/z-squared (slope of Z)
def softmax(O):
    E = np.exp(O - O.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)

def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    n = len(X)
    Z = X @ W1 + b1
    H = np.tanh(Z)
    P = softmax(H @ W2 + b2)
    P[np.arange(n), y] -= 1
    dO = P / n
    dJ_dW2 = H.T @ dO + lam * W2
    dJ_db2 = dO.sum(axis=0, keepdims=True)
    dZ = (dO @ W2.T) * (1 - Z**2)
    dJ_dW1 = X.T @ dZ + lam * W1
    dJ_db1 = dZ.sum(axis=0, keepdims=True)
    return {"dJ_dW1": dJ_dW1, "dJ_db1": dJ_db1, "dJ_dW2": dJ_dW2, "dJ_db2": dJ_db2}

# %% wrong: 04/backward_batch/classes-from-labels
def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    n, H = len(X), np.tanh(X @ W1 + b1)
    O = H @ W2 + b2
    E = np.exp(O - O.max(axis=1, keepdims=True))
    dO = (E / E.sum(axis=1, keepdims=True) - np.eye(y.max() + 1)[y]) / n
    dZ = dO @ W2.T * (1 - H**2)
    return {
        "dJ_dW1": X.T @ dZ + lam * W1,
        "dJ_db1": dZ.sum(axis=0, keepdims=True),
        "dJ_dW2": H.T @ dO + lam * W2,
        "dJ_db2": dO.sum(axis=0, keepdims=True),
    }

# %% wrong: 04/backward_batch/classes-from-labels (np.unique)
def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    n, H = len(X), np.tanh(X @ W1 + b1)
    O = H @ W2 + b2
    E = np.exp(O - O.max(axis=1, keepdims=True))
    dO = (E / E.sum(axis=1, keepdims=True) - (y[:, None] == np.unique(y))) / n
    dZ = dO @ W2.T * (1 - H**2)
    return {
        "dJ_dW1": X.T @ dZ + lam * W1,
        "dJ_db1": dZ.sum(axis=0, keepdims=True),
        "dJ_dW2": H.T @ dO + lam * W2,
        "dJ_db2": dO.sum(axis=0, keepdims=True),
    }

# %% wrong: 04/backward_batch/softmax-overflows
def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    n, H = len(X), np.tanh(X @ W1 + b1)
    O = H @ W2 + b2
    E = np.exp(O)
    dO = (E / E.sum(axis=1, keepdims=True) - np.eye(O.shape[1])[y]) / n
    dZ = dO @ W2.T * (1 - H**2)
    return {
        "dJ_dW1": X.T @ dZ + lam * W1,
        "dJ_db1": dZ.sum(axis=0, keepdims=True),
        "dJ_dW2": H.T @ dO + lam * W2,
        "dJ_db2": dO.sum(axis=0, keepdims=True),
    }

# %% wrong: 04/backward_batch/softmax-overflows (one shift for all rows)
def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    n, H = len(X), np.tanh(X @ W1 + b1)
    O = H @ W2 + b2
    E = np.exp(O - O.max())
    dO = (E / E.sum(axis=1, keepdims=True) - np.eye(O.shape[1])[y]) / n
    dZ = dO @ W2.T * (1 - H**2)
    return {
        "dJ_dW1": X.T @ dZ + lam * W1,
        "dJ_db1": dZ.sum(axis=0, keepdims=True),
        "dJ_dW2": H.T @ dO + lam * W2,
        "dJ_db2": dO.sum(axis=0, keepdims=True),
    }

# %% wrong: 04/backward_batch/bias-one-number (a number for each bias)
def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    n, H = len(X), np.tanh(X @ W1 + b1)
    O = H @ W2 + b2
    E = np.exp(O - O.max(axis=1, keepdims=True))
    dO = (E / E.sum(axis=1, keepdims=True) - np.eye(O.shape[1])[y]) / n
    dZ = dO @ W2.T * (1 - H**2)
    return {
        "dJ_dW1": X.T @ dZ + lam * W1,
        "dJ_db1": float(dZ.sum()),
        "dJ_dW2": H.T @ dO + lam * W2,
        "dJ_db2": float(dO.sum()),
    }

# %% wrong: 04/backward_batch/n-twice (in the weights only)
def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    n, H = len(X), np.tanh(X @ W1 + b1)
    O = H @ W2 + b2
    _, dO = softmax_cross_entropy(O, y)
    dZ = dO @ W2.T * (1 - H**2)
    return {
        "dJ_dW1": X.T @ dZ / n + lam * W1,
        "dJ_db1": dZ.sum(axis=0, keepdims=True),
        "dJ_dW2": H.T @ dO / n + lam * W2,
        "dJ_db2": dO.sum(axis=0, keepdims=True),
    }

# %% wrong: 04/backward_batch/n-twice (the penalty too)
def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    n, H = len(X), np.tanh(X @ W1 + b1)
    O = H @ W2 + b2
    _, dO = softmax_cross_entropy(O, y)
    dZ = dO @ W2.T * (1 - H**2)
    return {
        "dJ_dW1": (X.T @ dZ + lam * W1) / n,
        "dJ_db1": dZ.sum(axis=0, keepdims=True) / n,
        "dJ_dW2": (H.T @ dO + lam * W2) / n,
        "dJ_db2": dO.sum(axis=0, keepdims=True) / n,
    }

# %% wrong: 04/backward_batch/weights-summed
def softmax(O):
    E = np.exp(O - O.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)

def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    H = np.tanh(X @ W1 + b1)
    dO = softmax(H @ W2 + b2)
    dO[np.arange(len(y)), y] -= 1
    dO = dO / len(y)
    dZ = (dO @ W2.T) * (1 - H**2)
    return {
        "dJ_dW1": X.T @ dZ + lam * W1.sum(),
        "dJ_db1": dZ.sum(axis=0, keepdims=True),
        "dJ_dW2": H.T @ dO + lam * W2.sum(),
        "dJ_db2": dO.sum(axis=0, keepdims=True),
    }

# %% wrong: 04/backward_batch/pair-for-gradient
def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    H = np.tanh(X @ W1 + b1)
    dO = softmax_cross_entropy(H @ W2 + b2, y)
    dZ = (dO @ W2.T) * (1 - H**2)
    return {
        "dJ_dW1": X.T @ dZ + lam * W1,
        "dJ_db1": dZ.sum(axis=0, keepdims=True),
        "dJ_dW2": H.T @ dO + lam * W2,
        "dJ_db2": dO.sum(axis=0, keepdims=True),
    }

# %% wrong: 04/backward_batch/pair-for-gradient (the biases first)
def backward_batch(X, y, params, lam):
    H = np.tanh(X @ params["W1"] + params["b1"])
    delta = softmax_cross_entropy(H @ params["W2"] + params["b2"], y)
    db2 = delta.sum(axis=0, keepdims=True)
    back = (delta @ params["W2"].T) * (1 - H**2)
    return dict(
        dJ_dW1=X.T @ back + lam * params["W1"],
        dJ_db1=back.sum(axis=0, keepdims=True),
        dJ_dW2=H.T @ delta + lam * params["W2"],
        dJ_db2=db2,
    )

# %% wrong: 04/backward_batch/other-parameter
def backward_batch(X, y, params, lam):
    W1, W2, b1, b2 = params.values()
    H = np.tanh(X @ W1 + b1)
    _, dO = softmax_cross_entropy(H @ W2 + b2, y)
    dZ = (dO @ W2.T) * (1 - H**2)
    return {
        "dJ_dW1": X.T @ dZ + lam * W1,
        "dJ_db1": dZ.sum(axis=0, keepdims=True),
        "dJ_dW2": H.T @ dO + lam * W2,
        "dJ_db2": dO.sum(axis=0, keepdims=True),
    }

# %% wrong: 04/backward_batch/slope-sign
def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    H = np.tanh(X @ W1 + b1)
    _, dO = softmax_cross_entropy(H @ W2 + b2, y)
    dZ = (dO @ W2.T) * (1 + H**2)
    return {
        "dJ_dW1": X.T @ dZ + lam * W1,
        "dJ_db1": dZ.sum(axis=0, keepdims=True),
        "dJ_dW2": H.T @ dO + lam * W2,
        "dJ_db2": dO.sum(axis=0, keepdims=True),
    }

# %% wrong: 04/backward_batch/slope-for-h
def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    H = np.tanh(X @ W1 + b1)
    _, dO = softmax_cross_entropy(H @ W2 + b2, y)
    H = 1 - H**2
    dZ = (dO @ W2.T) * H
    return {
        "dJ_dW1": X.T @ dZ + lam * W1,
        "dJ_db1": dZ.sum(axis=0, keepdims=True),
        "dJ_dW2": H.T @ dO + lam * W2,
        "dJ_db2": dO.sum(axis=0, keepdims=True),
    }

# %% wrong: 04/backward_batch/step-made
def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    H = np.tanh(X @ W1 + b1)
    _, dO = softmax_cross_entropy(H @ W2 + b2, y)
    dZ = (dO @ W2.T) * (1 - H**2)
    return {
        "dJ_dW1": W1 - 0.1 * (X.T @ dZ + lam * W1),
        "dJ_db1": b1 - 0.1 * dZ.sum(axis=0, keepdims=True),
        "dJ_dW2": W2 - 0.1 * (H.T @ dO + lam * W2),
        "dJ_db2": b2 - 0.1 * dO.sum(axis=0, keepdims=True),
    }

# %% wrong: 04/backward_batch/difference-quotient (float32)
def backward_batch(X, y, params, lam):
    X = X.astype(np.float32)
    W1, b1, W2, b2 = (params[k].astype(np.float32) for k in ("W1", "b1", "W2", "b2"))
    H = np.tanh(X @ W1 + b1)
    _, dO = softmax_cross_entropy(H @ W2 + b2, y)
    dZ = (dO @ W2.T) * (1 - H**2)
    return {
        "dJ_dW1": (X.T @ dZ + lam * W1).astype(float),
        "dJ_db1": dZ.sum(axis=0, keepdims=True).astype(float),
        "dJ_dW2": (H.T @ dO + lam * W2).astype(float),
        "dJ_db2": dO.sum(axis=0, keepdims=True).astype(float),
    }

# %% wrong: 04/backward_batch/pair-swapped
def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    H = np.tanh(X @ W1 + b1)
    O = H @ W2 + b2
    dO, loss = softmax_cross_entropy(O, y)
    dZ = (dO @ W2.T) * (1 - H**2)
    return {
        "dJ_dW1": X.T @ dZ + lam * W1,
        "dJ_db1": dZ.sum(axis=0, keepdims=True),
        "dJ_dW2": H.T @ dO + lam * W2,
        "dJ_db2": dO.sum(axis=0, keepdims=True),
    }

# %% wrong: 04/backward_batch/not-elementwise
def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    H = np.tanh(X @ W1 + b1)
    O = H @ W2 + b2
    loss, dO = softmax_cross_entropy(O, y)
    dZ = (dO @ W2.T) @ (1 - H**2).T
    return {
        "dJ_dW1": X.T @ dZ + lam * W1,
        "dJ_db1": dZ.sum(axis=0, keepdims=True),
        "dJ_dW2": H.T @ dO + lam * W2,
        "dJ_db2": dO.sum(axis=0, keepdims=True),
    }

# %% wrong: 04/backward_batch/n-twice (the first layer alone)
def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    H = np.tanh(X @ W1 + b1)
    O = H @ W2 + b2
    loss, dO = softmax_cross_entropy(O, y)
    dZ = (dO @ W2.T) * (1 - H**2)
    return {
        "dJ_dW1": X.T @ dZ / len(X) + lam * W1,
        "dJ_db1": dZ.mean(axis=0, keepdims=True),
        "dJ_dW2": H.T @ dO + lam * W2,
        "dJ_db2": dO.sum(axis=0, keepdims=True),
    }

# %% wrong: 04/backward_batch/bias-after-tanh
def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    H = np.tanh(X @ W1) + b1
    O = H @ W2 + b2
    loss, dO = softmax_cross_entropy(O, y)
    dZ = (dO @ W2.T) * (1 - H**2)
    return {
        "dJ_dW1": X.T @ dZ + lam * W1,
        "dJ_db1": dZ.sum(axis=0, keepdims=True),
        "dJ_dW2": H.T @ dO + lam * W2,
        "dJ_db2": dO.sum(axis=0, keepdims=True),
    }

# %% wrong: 04/backward_batch/square-missing
def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    H = np.tanh(X @ W1 + b1)
    O = H @ W2 + b2
    loss, dO = softmax_cross_entropy(O, y)
    dZ = (dO @ W2.T) * (1 - H)
    return {
        "dJ_dW1": X.T @ dZ + lam * W1,
        "dJ_db1": dZ.sum(axis=0, keepdims=True),
        "dJ_dW2": H.T @ dO + lam * W2,
        "dJ_db2": dO.sum(axis=0, keepdims=True),
    }

# %% wrong: 04/backward_batch/other-count (inputs)
def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    H = np.tanh(X @ W1 + b1)
    O = H @ W2 + b2
    E = np.exp(O - O.max(axis=1, keepdims=True))
    dO = E / E.sum(axis=1, keepdims=True)
    dO[np.arange(len(y)), y] -= 1
    dO /= X.shape[1]
    dZ = (dO @ W2.T) * (1 - H**2)
    return {
        "dJ_dW1": X.T @ dZ + lam * W1,
        "dJ_db1": dZ.sum(axis=0, keepdims=True),
        "dJ_dW2": H.T @ dO + lam * W2,
        "dJ_db2": dO.sum(axis=0, keepdims=True),
    }

# %% wrong: 04/backward_batch/penalty-on-way-back
def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    H = np.tanh(X @ W1 + b1)
    O = H @ W2 + b2
    loss, dO = softmax_cross_entropy(O, y)
    dZ = (dO @ (W2 + lam * W2).T) * (1 - H**2)
    return {
        "dJ_dW1": X.T @ dZ + lam * W1,
        "dJ_db1": dZ.sum(axis=0, keepdims=True),
        "dJ_dW2": H.T @ dO + lam * W2,
        "dJ_db2": dO.sum(axis=0, keepdims=True),
    }

# %% wrong: 04/backward_batch/slope-averaged
def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    H = np.tanh(X @ W1 + b1)
    O = H @ W2 + b2
    loss, dO = softmax_cross_entropy(O, y)
    dZ = (dO @ W2.T) * (1 - H**2).mean(axis=0)
    return {
        "dJ_dW1": X.T @ dZ + lam * W1,
        "dJ_db1": dZ.sum(axis=0, keepdims=True),
        "dJ_dW2": H.T @ dO + lam * W2,
        "dJ_db2": dO.sum(axis=0, keepdims=True),
    }

# %% wrong: 04/backward_batch/loss-of-hidden
def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    H = np.tanh(X @ W1 + b1)
    O = H @ W2 + b2
    loss, dO = softmax_cross_entropy(H, y)
    dZ = (dO @ W2.T) * (1 - H**2)
    return {
        "dJ_dW1": X.T @ dZ + lam * W1,
        "dJ_db1": dZ.sum(axis=0, keepdims=True),
        "dJ_dW2": H.T @ dO + lam * W2,
        "dJ_db2": dO.sum(axis=0, keepdims=True),
    }

# %% wrong: 04/backward_batch/softmax-twice
def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    H = np.tanh(X @ W1 + b1)
    O = H @ W2 + b2
    O = np.exp(O - O.max(axis=1, keepdims=True))
    O = O / O.sum(axis=1, keepdims=True)
    loss, dO = softmax_cross_entropy(O, y)
    dZ = (dO @ W2.T) * (1 - H**2)
    return {
        "dJ_dW1": X.T @ dZ + lam * W1,
        "dJ_db1": dZ.sum(axis=0, keepdims=True),
        "dJ_dW2": H.T @ dO + lam * W2,
        "dJ_db2": dO.sum(axis=0, keepdims=True),
    }

# %% wrong: 04/backward_batch/other-count (classes)
def backward_batch(X, y, params, lam):
    W1, W2 = params["W1"], params["W2"]
    H = np.tanh(X @ W1 + params["b1"])
    O = H @ W2 + params["b2"]
    E = np.exp(O - O.max(axis=1, keepdims=True))
    dO = (E / E.sum(axis=1, keepdims=True) - np.eye(O.shape[1])[y]) / O.shape[1]
    dZ = (dO @ W2.T) * (1 - H**2)
    return {
        "dJ_dW1": X.T @ dZ + lam * W1,
        "dJ_db1": dZ.sum(axis=0, keepdims=True),
        "dJ_dW2": H.T @ dO + lam * W2,
        "dJ_db2": dO.sum(axis=0, keepdims=True),
    }

# %% wrong: none (one example squeezed away)
def backward_batch(X, y, params, lam):
    W1, W2 = params["W1"], params["W2"]
    H = np.tanh(X @ W1 + params["b1"])
    dO = softmax_cross_entropy(H @ W2 + params["b2"], y)[1].squeeze()
    dZ = (dO @ W2.T) * (1 - H**2)
    return {
        "dJ_dW1": X.T @ dZ + lam * W1,
        "dJ_db1": dZ.sum(axis=0, keepdims=True),
        "dJ_dW2": H.T @ dO + lam * W2,
        "dJ_db2": dO.sum(axis=0, keepdims=True),
    }

# %% wrong: 04/backward_batch/unfilled-before
def softmax_cross_entropy(Z, y):
    ...


def backward_batch(X, y, params, lam):
    W1, W2 = params["W1"], params["W2"]
    H = np.tanh(X @ W1 + params["b1"])
    _, dO = softmax_cross_entropy(H @ W2 + params["b2"], y)
    dZ = (dO @ W2.T) * (1 - H**2)
    return {
        "dJ_dW1": X.T @ dZ + lam * W1,
        "dJ_db1": dZ.sum(axis=0, keepdims=True),
        "dJ_dW2": H.T @ dO + lam * W2,
        "dJ_db2": dO.sum(axis=0, keepdims=True),
    }

# %% wrong: 04/backward_batch/unfilled-before (by its place)
def softmax_cross_entropy(Z, y):
    loss = 0.0


def backward_batch(X, y, params, lam):
    W1, W2 = params["W1"], params["W2"]
    H = np.tanh(X @ W1 + params["b1"])
    dO = softmax_cross_entropy(H @ W2 + params["b2"], y)[1]
    dZ = (dO @ W2.T) * (1 - H**2)
    return {
        "dJ_dW1": X.T @ dZ + lam * W1,
        "dJ_db1": dZ.sum(axis=0, keepdims=True),
        "dJ_dW2": H.T @ dO + lam * W2,
        "dJ_db2": dO.sum(axis=0, keepdims=True),
    }

# %% wrong: none (half the signal)
def backward_batch(X, y, params, lam):
    W1, W2 = params["W1"], params["W2"]
    H = np.tanh(X @ W1 + params["b1"])
    dO = 0.5 * softmax_cross_entropy(H @ W2 + params["b2"], y)[1]
    dZ = (dO @ W2.T) * (1 - H**2)
    return {
        "dJ_dW1": X.T @ dZ + lam * W1,
        "dJ_db1": dZ.sum(axis=0, keepdims=True),
        "dJ_dW2": H.T @ dO + lam * W2,
        "dJ_db2": dO.sum(axis=0, keepdims=True),
    }

# %% wrong: none (a cube in the slope)
def backward_batch(X, y, params, lam):
    W1, W2 = params["W1"], params["W2"]
    H = np.tanh(X @ W1 + params["b1"])
    dO = softmax_cross_entropy(H @ W2 + params["b2"], y)[1]
    dZ = (dO @ W2.T) * (1 - H**3)
    return {
        "dJ_dW1": X.T @ dZ + lam * W1,
        "dJ_db1": dZ.sum(axis=0, keepdims=True),
        "dJ_dW2": H.T @ dO + lam * W2,
        "dJ_db2": dO.sum(axis=0, keepdims=True),
    }

# %% wrong: 04/backward_batch/classes-from-labels (those that occur are numbered anew)
def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = (params[name] for name in ("W1", "b1", "W2", "b2"))
    H = np.tanh(X @ W1 + b1)
    _, dO = softmax_cross_entropy(H @ W2 + b2, np.unique(y, return_inverse=True)[1])
    dZ = (dO @ W2.T) * (1 - H**2)
    return {
        "dJ_dW1": X.T @ dZ + lam * W1,
        "dJ_db1": dZ.sum(axis=0, keepdims=True),
        "dJ_dW2": H.T @ dO + lam * W2,
        "dJ_db2": dO.sum(axis=0, keepdims=True),
    }

# %% wrong: 04/backward_batch/square-for-h
def backward_batch(X, y, params, lam):
    """Return dJ_dW1, dJ_db1, dJ_dW2 and dJ_db2 of a batch as a dict."""
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    H = np.tanh(X @ W1 + b1)
    loss, dO = softmax_cross_entropy(H @ W2 + b2, y)
    dH = dO @ W2.T
    H *= H
    dZ = dH * (1 - H)
    return {
        "dJ_dW1": X.T @ dZ + lam * W1,
        "dJ_db1": dZ.sum(axis=0, keepdims=True),
        "dJ_dW2": H.T @ dO + lam * W2,
        "dJ_db2": dO.sum(axis=0, keepdims=True),
    }
