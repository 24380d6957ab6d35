# %% examples
# W used once, twice, three times; then digits, and what was given
reused_gradient(np.ones((1, 1)), np.zeros((1, 1)), np.ones((1, 1)), 1)
reused_gradient(np.ones((1, 1)), np.zeros((1, 1)), np.ones((1, 1)), 2)

x, y = np.array([[1.0], [0.0]]), np.array([[0.0], [1.0]])
W = np.array([[0.0, 2.0], [1.0, 1.0]])
reused_gradient(x, y, W, 1)
reused_gradient(x, y, W, 2)
reused_gradient(x, y, W, 3)

reused_gradient(np.ones((1, 1)), np.full((1, 1), 100.0), np.ones((1, 1)), 1)

one, zero = np.ones((1, 1)), np.zeros((1, 1)); abs(reused_gradient(one, one, zero, 1) + 1).max() < 1e-13

x, y = np.array([[1.0], [0.0]]), np.array([[0.0], [1.0]])
W = np.array([[0.0, 2.0], [1.0, 1.0]])
reused_gradient(x, y, W, 2); (x, y)
reused_gradient(x, y, W, 2); W

# %% right: a while loop
def reused_gradient(x, y, W, T):
    h = {0: x}
    t = 0
    while t < T:
        t += 1
        h[t] = np.tanh(W.dot(h[t - 1]))
    total = 0
    back = h[T] - y
    while t:
        dz = back - back * h[t] ** 2
        total = total + dz.dot(h[t - 1].T)
        back = W.T.dot(dz)
        t -= 1
    return total

# %% right: all terms in one product
def reused_gradient(x, y, W, T):
    H = np.zeros((len(x), T + 1))
    H[:, 0] = x.ravel()
    for t in range(1, T + 1):
        H[:, t] = np.tanh(W @ H[:, t - 1])
    D = np.zeros((len(x), T))
    dh = H[:, T] - y.ravel()
    for t in range(T, 0, -1):
        D[:, t - 1] = dh * (1 - H[:, t] ** 2)
        dh = D[:, t - 1] @ W
    return D @ H[:, :T].T

# %% right: recursion
def reused_gradient(x, y, W, T):
    def go(h_before, t):
        h = np.tanh(W @ h_before)
        if t == T:
            dh, dW = h - y, 0
        else:
            dh, dW = go(h, t + 1)
        dz = dh * (1 - h * h)
        return W.T @ dz, dW + dz @ h_before.T
    return go(x, 1)[1]

# %% right: complex steps, exact as the text says
def reused_gradient(x, y, W, T):
    def J(W):
        h = x
        for _ in range(T):
            h = np.tanh(W @ h)
        return 0.5 * np.sum((h - y) ** 2)

    g = np.zeros(W.shape)
    for i in np.ndindex(W.shape):
        V = W.astype(complex)
        V[i] += 1e-30j
        g[i] = J(V).imag / 1e-30
    return g

# %% right: a Jacobian with respect to W that is carried along forward
def reused_gradient(x, y, W, T):
    d = len(x)
    h = x[:, 0]
    jac = np.zeros((d, d, d))  # dh_i / dW_jk
    for _ in range(T):
        new = np.tanh(W @ h)
        direct = np.einsum("ij,k->ijk", np.eye(d), h)
        jac = (1 - new**2)[:, None, None] * (direct + np.einsum("il,ljk->ijk", W, jac))
        h = new
    return np.einsum("i,ijk->jk", h - y[:, 0], jac)

# %% right: the terms in a list, summed at the end
def reused_gradient(x, y, W, T):
    zs, hs = [], [x]
    for _ in range(T):
        zs.append(W @ hs[-1])
        hs.append(np.tanh(zs[-1]))
    terms, dh = [], hs[-1] - y
    for z, h in zip(reversed(zs), reversed(hs[:-1])):
        dz = dh / np.cosh(z) ** 2
        terms.append(np.outer(dz, h))
        dh = (dz.T @ W).T
    return np.sum(terms, axis=0)

# %% right: one product of all deltas and all states
def reused_gradient(x, y, W, T):
    hs = np.empty((T + 1, len(x))); hs[0] = x.ravel()
    for t in range(T): hs[t + 1] = np.tanh(W @ hs[t])
    ds = np.empty((T, len(x)))
    g = hs[T] - y.ravel()
    for t in reversed(range(T)):
        ds[t] = g * (1 - hs[t + 1] ** 2)
        g = ds[t] @ W
    return ds.T @ hs[:-1]

# %% wrong: 04/reused_gradient/W-missing (transposed T)
def reused_gradient(x, y, W, T):
    hs = [x]
    for t in range(T):
        hs.append(np.tanh(W @ hs[-1]))
    dJ_dW = np.zeros_like(W)
    dJ_dh = hs[-1] - y
    for t in range(T, 0, -1):
        dJ_dz = dJ_dh * (1 - hs[t] ** 2)
        dJ_dW += dJ_dz @ hs[t - 1].T
        dJ_dh = dJ_dz
    return dJ_dW

# %% wrong: 04/reused_gradient/W-not-transposed (not transposed)
def reused_gradient(x, y, W, T):
    hs = [x]
    for t in range(T):
        hs.append(np.tanh(W @ hs[-1]))
    dJ_dW = np.zeros_like(W)
    dJ_dh = hs[-1] - y
    for t in range(T, 0, -1):
        dJ_dz = dJ_dh * (1 - hs[t] ** 2)
        dJ_dW += dJ_dz @ hs[t - 1].T
        dJ_dh = W @ dJ_dz
    return dJ_dW

# %% wrong: 04/reused_gradient/activation-missing (no tanh)
def reused_gradient(x, y, W, T):
    hs = [x]
    for t in range(T):
        hs.append(W @ hs[-1])
    dJ_dW = np.zeros_like(W)
    dJ_dh = hs[-1] - y
    for t in range(T, 0, -1):
        dJ_dz = dJ_dh * (1 - hs[t] ** 2)
        dJ_dW += dJ_dz @ hs[t - 1].T
        dJ_dh = W.T @ dJ_dz
    return dJ_dW

# %% wrong: 04/reused_gradient/library (autograd)
import torch

def reused_gradient(x, y, W, T):
    w = torch.tensor(W, requires_grad=True)
    h = torch.tensor(x)
    for _ in range(T):
        h = torch.tanh(w @ h)
    J = 0.5 * torch.sum((h - torch.tensor(y)) ** 2)
    return torch.autograd.grad(J, w)[0].numpy()

# %% wrong: 04/reused_gradient/averaged
def reused_gradient(x, y, W, T):
    hs = [x]
    for t in range(T):
        hs.append(np.tanh(W @ hs[-1]))
    dJ_dW = np.zeros_like(W)
    dJ_dh = hs[-1] - y
    for t in range(T, 0, -1):
        dJ_dz = dJ_dh * (1 - hs[t] ** 2)
        dJ_dW += dJ_dz @ hs[t - 1].T
        dJ_dh = W.T @ dJ_dz
    return dJ_dW / T

# %% wrong: 04/reused_gradient/derivative-at-h
def reused_gradient(x, y, W, T):
    hs = [x]
    for t in range(T):
        hs.append(np.tanh(W @ hs[-1]))
    dJ_dW = np.zeros_like(W)
    dJ_dh = hs[-1] - y
    for t in range(T, 0, -1):
        dJ_dz = dJ_dh * (1 - np.tanh(hs[t]) ** 2)
        dJ_dW += dJ_dz @ hs[t - 1].T
        dJ_dh = W.T @ dJ_dz
    return dJ_dW

# %% wrong: 04/reused_gradient/derivative-missing
def reused_gradient(x, y, W, T):
    hs = [x]
    for t in range(T):
        hs.append(np.tanh(W @ hs[-1]))
    dJ_dW = np.zeros_like(W)
    dJ_dh = hs[-1] - y
    for t in range(T, 0, -1):
        dJ_dz = dJ_dh
        dJ_dW += dJ_dz @ hs[t - 1].T
        dJ_dh = W.T @ dJ_dz
    return dJ_dW

# %% wrong: 04/reused_gradient/derivative-not-passed-on (slope not passed on)
def reused_gradient(x, y, W, T):
    hs = [x]
    for t in range(T):
        hs.append(np.tanh(W @ hs[-1]))
    dJ_dW = np.zeros_like(W)
    dJ_dh = hs[-1] - y
    for t in range(T, 0, -1):
        dJ_dz = dJ_dh * (1 - hs[t] ** 2)
        dJ_dW += dJ_dz @ hs[t - 1].T
        dJ_dh = W.T @ dJ_dh
    return dJ_dW

# %% wrong: 04/reused_gradient/derivative-once (slope once)
def reused_gradient(x, y, W, T):
    hs = [x]
    for t in range(T):
        hs.append(np.tanh(W @ hs[-1]))
    dJ_dW = np.zeros_like(W)
    dJ_dh = hs[-1] - y
    dJ_dh = dJ_dh * (1 - hs[T] ** 2)
    for t in range(T, 0, -1):
        dJ_dz = dJ_dh
        dJ_dW += dJ_dz @ hs[t - 1].T
        dJ_dh = W.T @ dJ_dz
    return dJ_dW

# %% wrong: 04/reused_gradient/derivative-one-step-early (slope one early)
def reused_gradient(x, y, W, T):
    hs = [x]
    for t in range(T):
        hs.append(np.tanh(W @ hs[-1]))
    dh = hs[-1] - y
    g = np.zeros(W.shape)
    for t in range(T, 0, -1):
        dz = dh * (1 - hs[t - 1] ** 2)
        g += dz @ hs[t - 1].T
        dh = W.T @ dz
    return g

# %% wrong: 04/reused_gradient/difference-quotient
def reused_gradient(x, y, W, T):
    def J(W):
        h = x
        for _ in range(T):
            h = np.tanh(W @ h)
        return 0.5 * np.sum((h - y) ** 2)
    g = np.zeros_like(W)
    for i in np.ndindex(W.shape):
        e = np.zeros_like(W)
        e[i] = 1e-5
        g[i] = (J(W + e) - J(W - e)) / 2e-5
    return g

# %% wrong: 04/reused_gradient/difference-quotient (quotient as float32)
def reused_gradient(x, y, W, T):
    def J(V):
        h = x
        for _ in range(T):
            h = np.tanh(V @ h)
        return 0.5 * np.sum((h - y) ** 2)

    g = np.zeros_like(W)
    for i in np.ndindex(W.shape):
        e = np.zeros_like(W)
        e[i] = 1e-5
        g[i] = (J(W + e) - J(W - e)) / 2e-5
    return g.astype(np.float32)

# %% wrong: 04/reused_gradient/fixed-number-of-uses (three steps)
def reused_gradient(x, y, W, T):
    h1 = np.tanh(W @ x); h2 = np.tanh(W @ h1); h3 = np.tanh(W @ h2)
    d3 = (h3 - y) * (1 - h3**2); d2 = W.T @ d3 * (1 - h2**2); d1 = W.T @ d2 * (1 - h1**2)
    return d3 @ h2.T + d2 @ h1.T + d1 @ x.T

# %% wrong: 04/reused_gradient/forward-order
def reused_gradient(x, y, W, T):
    hs = [x]
    for t in range(T):
        hs.append(np.tanh(W @ hs[-1]))
    dJ_dW = np.zeros_like(W)
    dJ_dh = hs[-1] - y
    for t in range(1, T + 1):
        dJ_dz = dJ_dh * (1 - hs[t] ** 2)
        dJ_dW += dJ_dz @ hs[t - 1].T
        dJ_dh = W.T @ dJ_dz
    return dJ_dW

# %% wrong: 04/reused_gradient/input-changed (changes h)
def reused_gradient(x, y, W, T):
    hs = [x]
    for t in range(T):
        hs.append(np.tanh(W @ hs[-1]))
    dJ_dW = np.zeros_like(W)
    y -= hs[-1]
    dJ_dh = -y
    for t in range(T, 0, -1):
        dJ_dz = dJ_dh * (1 - hs[t] ** 2)
        dJ_dW += dJ_dz @ hs[t - 1].T
        dJ_dh = W.T @ dJ_dz
    return dJ_dW

# %% wrong: 04/reused_gradient/kept-and-handed-on
def reused_gradient(x, y, W, T):
    hs = [x]
    for t in range(T):
        hs.append(np.tanh(W @ hs[-1]))
    dJ_dW = np.zeros_like(W)
    dJ_dh = hs[-1] - y
    for t in range(T, 0, -1):
        dJ_dz = dJ_dh * (1 - hs[t] ** 2)
        dJ_dW += dJ_dz @ hs[t - 1].T
        dJ_dh = dJ_dh + W.T @ dJ_dz
    return dJ_dW

# %% wrong: 04/reused_gradient/last-use-only (last use)
def reused_gradient(x, y, W, T):
    hs = [x]
    for t in range(T):
        hs.append(np.tanh(W @ hs[-1]))
    dJ_dW = np.zeros_like(W)
    dJ_dh = hs[-1] - y
    for t in (T,):
        dJ_dz = dJ_dh * (1 - hs[t] ** 2)
        dJ_dW += dJ_dz @ hs[t - 1].T
        dJ_dh = W.T @ dJ_dz
    return dJ_dW

# %% wrong: 04/reused_gradient/last-use-times-T
def reused_gradient(x, y, W, T):
    h = x
    for t in range(T):
        before, h = h, np.tanh(W @ h)
    return T * ((h - y) * (1 - h**2)) @ before.T

# %% wrong: 04/reused_gradient/left-zero (zeros)
def reused_gradient(x, y, W, T): return np.zeros_like(W)

# %% wrong: 04/reused_gradient/loss-factor (factor 2)
def reused_gradient(x, y, W, T):
    hs = [x]
    for t in range(T):
        hs.append(np.tanh(W @ hs[-1]))
    dh = 2 * (hs[-1] - y)
    g = np.zeros(W.shape)
    for t in range(T, 0, -1):
        dz = dh * (1 - hs[t] ** 2)
        g += dz @ hs[t - 1].T
        dh = W.T @ dz
    return g

# %% wrong: 04/reused_gradient/not-passed-on (dh not updated)
def reused_gradient(x, y, W, T):
    hs = [x]
    for t in range(T):
        hs.append(np.tanh(W @ hs[-1]))
    dh = hs[-1] - y
    g = np.zeros(W.shape)
    for t in range(T, 0, -1):
        dz = dh * (1 - hs[t] ** 2)
        g += dz @ hs[t - 1].T
    return g

# %% wrong: 04/reused_gradient/first-uses-missing (one missing)
def reused_gradient(x, y, W, T):
    hs = [x]
    for t in range(T):
        hs.append(np.tanh(W @ hs[-1]))
    dJ_dW = np.zeros_like(W)
    dJ_dh = hs[-1] - y
    for t in range(T, 1, -1):
        dJ_dz = dJ_dh * (1 - hs[t] ** 2)
        dJ_dW += dJ_dz @ hs[t - 1].T
        dJ_dh = W.T @ dJ_dz
    return dJ_dW

# %% wrong: 04/reused_gradient/other-T (one step more)
def reused_gradient(x, y, W, T):
    T = T + 1
    hs = [x]
    for t in range(T):
        hs.append(np.tanh(W @ hs[-1]))
    dJ_dW = np.zeros_like(W)
    dJ_dh = hs[-1] - y
    for t in range(T, 0, -1):
        dJ_dz = dJ_dh * (1 - hs[t] ** 2)
        dJ_dW += dJ_dz @ hs[t - 1].T
        dJ_dh = W.T @ dJ_dz
    return dJ_dW

# %% wrong: 04/reused_gradient/outer-reversed
def reused_gradient(x, y, W, T):
    hs = [x]
    for t in range(T):
        hs.append(np.tanh(W @ hs[-1]))
    dJ_dW = np.zeros_like(W)
    dJ_dh = hs[-1] - y
    for t in range(T, 0, -1):
        dJ_dz = dJ_dh * (1 - hs[t] ** 2)
        dJ_dW += hs[t - 1] @ dJ_dz.T
        dJ_dh = W.T @ dJ_dz
    return dJ_dW

# %% wrong: 04/reused_gradient/overwritten
def reused_gradient(x, y, W, T):
    hs = [x]
    for t in range(T):
        hs.append(np.tanh(W @ hs[-1]))
    dJ_dW = np.zeros_like(W)
    dJ_dh = hs[-1] - y
    for t in range(T, 0, -1):
        dJ_dz = dJ_dh * (1 - hs[t] ** 2)
        dJ_dW = dJ_dz @ hs[t - 1].T
        dJ_dh = W.T @ dJ_dz
    return dJ_dW

# %% wrong: 04/reused_gradient/own-output
def reused_gradient(x, y, W, T):
    hs = [x]
    for t in range(T):
        hs.append(np.tanh(W @ hs[-1]))
    dJ_dW = np.zeros_like(W)
    dJ_dh = hs[-1] - y
    for t in range(T, 0, -1):
        dJ_dz = dJ_dh * (1 - hs[t] ** 2)
        dJ_dW += dJ_dz @ hs[t].T
        dJ_dh = W.T @ dJ_dz
    return dJ_dW

# %% wrong: 04/reused_gradient/paired-with-x
def reused_gradient(x, y, W, T):
    hs = [x]
    for t in range(T):
        hs.append(np.tanh(W @ hs[-1]))
    dJ_dW = np.zeros_like(W)
    dJ_dh = hs[-1] - y
    for t in range(T, 0, -1):
        dJ_dz = dJ_dh * (1 - hs[t] ** 2)
        dJ_dW += dJ_dz @ x.T
        dJ_dh = W.T @ dJ_dz
    return dJ_dW

# %% wrong: 04/reused_gradient/sign
def reused_gradient(x, y, W, T):
    hs = [x]
    for t in range(T):
        hs.append(np.tanh(W @ hs[-1]))
    dJ_dW = np.zeros_like(W)
    dJ_dh = y - hs[-1]
    for t in range(T, 0, -1):
        dJ_dz = dJ_dh * (1 - hs[t] ** 2)
        dJ_dW += dJ_dz @ hs[t - 1].T
        dJ_dh = W.T @ dJ_dz
    return dJ_dW

# %% wrong: 04/reused_gradient/target-each-step
def reused_gradient(x, y, W, T):
    hs = [x]
    for t in range(T):
        hs.append(np.tanh(W @ hs[-1]))
    dJ_dW = np.zeros_like(W)
    dJ_dh = hs[-1] - y
    for t in range(T, 0, -1):
        dJ_dz = dJ_dh * (1 - hs[t] ** 2)
        dJ_dW += dJ_dz @ hs[t - 1].T
        dJ_dh = W.T @ dJ_dz + hs[t - 1] - y
    return dJ_dW

# %% wrong: 04/reused_gradient/target-missing
def reused_gradient(x, y, W, T):
    hs = [x]
    for t in range(T):
        hs.append(np.tanh(W @ hs[-1]))
    dJ_dW = np.zeros_like(W)
    dJ_dh = hs[-1]
    for t in range(T, 0, -1):
        dJ_dz = dJ_dh * (1 - hs[t] ** 2)
        dJ_dW += dJ_dz @ hs[t - 1].T
        dJ_dh = W.T @ dJ_dz
    return dJ_dW

# %% wrong: 04/reused_gradient/transposed-forward (rows forward)
def reused_gradient(x, y, W, T):
    hs = [x]
    for _ in range(T): hs.append(np.tanh(hs[-1].T @ W).T)
    g = hs[-1] - y; dW = np.zeros(W.shape)
    for t in range(T, 0, -1):
        dz = g * (1 - hs[t] ** 2); dW += hs[t - 1] @ dz.T; g = W @ dz
    return dW

# %% wrong: 04/reused_gradient/z-squared (slope of z)
def reused_gradient(x, y, W, T):
    hs = [x]
    for t in range(T):
        hs.append(np.tanh(W @ hs[-1]))
    dJ_dW = np.zeros_like(W)
    dJ_dh = hs[-1] - y
    for t in range(T, 0, -1):
        dJ_dz = dJ_dh * (1 - (W @ hs[t - 1]) ** 2)
        dJ_dW += dJ_dz @ hs[t - 1].T
        dJ_dh = W.T @ dJ_dz
    return dJ_dW

# %% wrong: 04/reused_gradient/first-state-missing
def reused_gradient(x, y, W, T):
    hs = []
    h = x
    for t in range(T):
        h = np.tanh(W @ h)
        hs.append(h)
    g = h - y
    dW = np.zeros(W.shape)
    for t in range(T - 1, -1, -1):
        delta = g * (1 - hs[t] ** 2)
        dW += delta @ hs[t - 1].T
        g = W.T @ delta
    return dW

# %% wrong: 04/reused_gradient/W-changed
def reused_gradient(x, y, W, T):
    hs = [x]
    for t in range(T):
        hs.append(np.tanh(W @ hs[-1]))
    dh, dW = hs[-1] - y, np.zeros_like(W)
    W = W.copy()
    for t in range(T, 0, -1):
        dz = dh * (1 - hs[t] ** 2)
        dW += dz @ hs[t - 1].T
        W -= dz @ hs[t - 1].T
        dh = W.T @ dz
    return dW

# %% wrong: 04/reused_gradient/last-state-only (one array)
def reused_gradient(x, y, W, T):
    h = x.copy()
    hs = [h]
    for t in range(T):
        h[:] = np.tanh(W @ h)
        hs.append(h)
    g = hs[-1] - y
    dW = np.zeros_like(W)
    for t in range(T, 0, -1):
        delta = g * (1 - hs[t] ** 2)
        dW += delta @ hs[t - 1].T
        g = W.T @ delta
    return dW

# %% wrong: 04/reused_gradient/last-state-only (no list)
def reused_gradient(x, y, W, T):
    h = x
    for t in range(T):
        h = np.tanh(W @ h)
    g, dW = h - y, np.zeros_like(W)
    for t in range(T):
        delta = g * (1 - h**2)
        dW += delta @ h.T
        g = W.T @ delta
    return dW

# %% wrong: 04/reused_gradient/last-state-only (one array after x)
def reused_gradient(x, y, W, T):
    h, hs = x.copy(), [x]
    for t in range(T):
        h[:] = np.tanh(W @ h)
        hs.append(h)
    g, dW = hs[-1] - y, np.zeros_like(W)
    for t in range(T, 0, -1):
        delta = g * (1 - hs[t] ** 2)
        dW += delta @ hs[t - 1].T
        g = W.T @ delta
    return dW

# %% wrong: 04/reused_gradient/first-uses-missing (truncated)
def reused_gradient(x, y, W, T, bptt_truncate=4):
    hs = [x]
    for t in range(T):
        hs.append(np.tanh(W @ hs[-1]))
    g = hs[-1] - y
    dW = np.zeros_like(W)
    for t in range(T, max(0, T - bptt_truncate), -1):
        delta = g * (1 - hs[t] ** 2)
        dW += delta @ hs[t - 1].T
        g = W.T @ delta
    return dW

# %% wrong: 04/reused_gradient/W-changed (a small step)
def reused_gradient(x, y, W, T):
    W = W.copy()
    hs = [x]
    for t in range(T):
        hs.append(np.tanh(W @ hs[-1]))
    g = hs[-1] - y
    total = np.zeros_like(W)
    for t in range(T, 0, -1):
        delta = g * (1 - hs[t] ** 2)
        dW = delta @ hs[t - 1].T
        total += dW
        W -= 0.1 * dW
        g = W.T @ delta
    return total

# %% wrong: 04/reused_gradient/W-changed (by all that was added up)
def reused_gradient(x, y, W, T):
    W = W.copy()
    hs = [x]
    for t in range(T):
        hs.append(np.tanh(W @ hs[-1]))
    g, dW = hs[-1] - y, np.zeros_like(W)
    for t in range(T, 0, -1):
        delta = g * (1 - hs[t] ** 2)
        dW += delta @ hs[t - 1].T
        W -= 0.01 * dW
        g = W.T @ delta
    return dW

# %% wrong: 04/reused_gradient/last-use-missing
def reused_gradient(x, y, W, T):
    hs = [x]
    for t in range(T):
        hs.append(np.tanh(W @ hs[-1]))
    g = hs[-1] - y
    dW = np.zeros_like(W)
    for t in range(T - 1, 0, -1):
        delta = g * (1 - hs[t] ** 2)
        dW += delta @ hs[t - 1].T
        g = W.T @ delta
    return dW

# %% wrong: 04/reused_gradient/handed-on-first
def reused_gradient(x, y, W, T):
    hs = [x]
    for t in range(T):
        hs.append(np.tanh(W @ hs[-1]))
    g = hs[-1] - y
    dW = np.zeros_like(W)
    for t in range(T, 0, -1):
        delta = g * (1 - hs[t] ** 2)
        g = W.T @ delta
        dW += g @ hs[t - 1].T
    return dW

# %% wrong: 04/reused_gradient/x-activated
def reused_gradient(x, y, W, T):
    hs = [np.tanh(x)]
    for t in range(T):
        hs.append(np.tanh(W @ hs[-1]))
    g = hs[-1] - y
    dW = np.zeros_like(W)
    for t in range(T, 0, -1):
        delta = g * (1 - hs[t] ** 2)
        dW += delta @ hs[t - 1].T
        g = W.T @ delta
    return dW

# %% wrong: 04/reused_gradient/one-step-too-many
def reused_gradient(x, y, W, T):
    hs = [x]
    for t in range(T + 1):
        hs.append(np.tanh(W @ hs[-1]))
    g = hs[-1] - y
    dW = np.zeros_like(W)
    for t in range(T, 0, -1):
        delta = g * (1 - hs[t] ** 2)
        dW += delta @ hs[t - 1].T
        g = W.T @ delta
    return dW

# %% wrong: 04/reused_gradient/loss-averaged
def reused_gradient(x, y, W, T):
    hs = [x]
    for t in range(T):
        hs.append(np.tanh(W @ hs[-1]))
    g = (hs[-1] - y) / len(y)
    dW = np.zeros_like(W)
    for t in range(T, 0, -1):
        delta = g * (1 - hs[t] ** 2)
        dW += delta @ hs[t - 1].T
        g = W.T @ delta
    return dW

# %% wrong: 04/reused_gradient/start-for-end
def reused_gradient(x, y, W, T):
    hs = [x]
    for t in range(T):
        hs.append(np.tanh(W @ hs[-1]))
    g = hs[0] - y
    dW = np.zeros_like(W)
    for t in range(T, 0, -1):
        delta = g * (1 - hs[t] ** 2)
        dW += delta @ hs[t - 1].T
        g = W.T @ delta
    return dW

# %% wrong: 04/reused_gradient/transposed-forward (only on the way forward)
def reused_gradient(x, y, W, T):
    hs = [x]
    for t in range(T):
        hs.append(np.tanh(W.T @ hs[-1]))
    g = hs[-1] - y
    dW = np.zeros_like(W)
    for t in range(T, 0, -1):
        delta = g * (1 - hs[t] ** 2)
        dW += delta @ hs[t - 1].T
        g = W.T @ delta
    return dW

# %% wrong: 04/reused_gradient/no-outer-product
def reused_gradient(x, y, W, T):
    hs = [x]
    for t in range(T):
        hs.append(np.tanh(W @ hs[-1]))
    g = hs[-1] - y
    dW = np.zeros_like(W)
    for t in range(T, 0, -1):
        delta = g * (1 - hs[t] ** 2)
        dW += delta * hs[t - 1]
        g = W.T @ delta
    return dW

# %% wrong: 04/reused_gradient/W-changed (after the gradient was handed on)
def reused_gradient(x, y, W, T):
    hs = [x]
    for t in range(T):
        hs.append(np.tanh(W @ hs[-1]))
    g = hs[-1] - y
    dW = np.zeros_like(W)
    for t in range(T, 0, -1):
        delta = g * (1 - hs[t] ** 2)
        dW += delta @ hs[t - 1].T
        g = W.T @ delta
        W = W - 0.1 * dW
    return dW

# %% wrong: 04/reused_gradient/last-use-missing (over the states before the last)
def reused_gradient(x, y, W, T):
    h = [x]
    for _ in range(T):
        h.append(np.tanh(W @ h[-1]))
    g, dW = h[-1] - y, 0 * W
    for below, above in reversed(list(zip(h[:-2], h[1:-1]))):
        d = g * (1 - above**2)
        dW = dW + d @ below.T
        g = W.T @ d
    return dW

# %% right: one unit is like any other, with einsum
def reused_gradient(x, y, W, T):
    h = [x[:, 0]]
    for _ in range(T):
        h.append(np.tanh(np.einsum("ij,j->i", W, h[-1])))
    g, dW = h[-1] - y[:, 0], np.zeros(W.shape)
    for t in reversed(range(T)):
        g = g * (1 - h[t + 1] ** 2)
        dW += np.einsum("i,j->ij", g, h[t])
        g = np.einsum("i,ij->j", g, W)
    return dW

# %% wrong: none (one unit squeezed away)
def reused_gradient(x, y, W, T):
    h = [x]
    for _ in range(T):
        h.append(np.tanh(W @ h[-1]))
    g, dW = h[-1] - y, 0 * W
    for t in range(T, 0, -1):
        d = g * (1 - h[t] ** 2)
        dW += d @ h[t - 1].T
        g = W.T @ d
    return dW.squeeze()

# %% wrong: 04/reused_gradient/difference-quotient (as complex numbers)
def reused_gradient(x, y, W, T):
    def J(W):
        h = x
        for _ in range(T):
            h = np.tanh(W @ h)
        return 0.5 * np.sum((h - y) ** 2)

    gradient = np.zeros(W.shape, complex)
    for i in np.ndindex(W.shape):
        e = np.zeros(W.shape)
        e[i] = 1e-5
        gradient[i] = (J(W + e) - J(W - e)) / 2e-5
    return gradient

# %% wrong: 04/reused_gradient/clipped
def reused_gradient(x, y, W, T):
    """Return the gradient of J with respect to the matrix W that every step uses."""
    hs = {0: x}
    for t in range(1, T + 1):
        hs[t] = np.tanh(np.dot(W, hs[t - 1]))
    dW = np.zeros_like(W)
    dh = hs[T] - y
    for t in reversed(range(1, T + 1)):
        draw = (1 - hs[t] * hs[t]) * dh  # backprop through tanh nonlinearity
        dW += np.dot(draw, hs[t - 1].T)
        dh = np.dot(W.T, draw)
    np.clip(dW, -5, 5, out=dW)  # clip to mitigate exploding gradients
    return dW
