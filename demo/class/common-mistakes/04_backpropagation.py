# score: 23.5 / 36
# One typical mistake in each exercise, or two.

# %% numerical-gradient
def numerical_gradient(f, x, eps=1e-5):
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[i] += eps
        down[i] -= eps
        grad[i] = (f(up) - f(down)) / (2 * eps)
    return grad

# %% gradient-check
def gradient_check(f, gradient, x):
    n = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[i] = 1e-5
        n[i] = (f(x + e) - f(x - e)) / 2e-5
    return np.allclose(gradient(x), n)

# %% forward
def forward(x, y, W1, W2, lam):
    z = W1 @ x
    h = np.tanh(z)
    o = W2 @ h
    L = 0.5 * np.sum((o - y) ** 2)
    s = lam * (np.sum(W1**2) + np.sum(W2**2))
    return {"z": z, "h": h, "o": o, "L": L, "s": s, "J": L + s}

# %% backward
def backward(cache):
    x, y, W1, W2, lam = cache["x"], cache["y"], cache["W1"], cache["W2"], cache["lam"]
    z, h, o = cache["z"], cache["h"], cache["o"]
    dJ_do = o - y
    dJ_dW2 = dJ_do @ h.T + lam * W2
    dJ_dh = W2.T @ dJ_do
    dJ_dz = dJ_dh * (1 - np.tanh(h) ** 2)
    dJ_dW1 = dJ_dz @ x.T + lam * W1
    return {"dJ_do": dJ_do, "dJ_dW2": dJ_dW2, "dJ_dh": dJ_dh, "dJ_dz": dJ_dz, "dJ_dW1": dJ_dW1}

# %% jacobians
def jacobian_column(W):
    return W

def jacobian_row(W):
    return W.T

def jacobian_elementwise(x, phi_prime):
    return phi_prime(x)

def jacobian_chain(x, W1, W2, phi_prime):
    return W2 @ np.diag(phi_prime(W1 @ x)) @ W1

# %% weight-gradients
def weight_gradient_column(delta, x):
    return delta.T @ x.T

def weight_gradient_row(x, delta):
    return delta.T @ x

# %% reused-gradient
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

# %% softmax-cross-entropy
def softmax_cross_entropy(Z, y):
    n = len(Z)
    A = Z
    log_p = A - np.log(np.exp(A).sum(axis=1, keepdims=True))
    loss = -np.mean(log_p[np.arange(n), y])
    dZ = np.exp(log_p)
    dZ[np.arange(n), y] -= 1
    dZ = dZ / n
    return loss, dZ

# %% backward-batch
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

# %% predictions
answer_weights = "A"
answer_step = "D"
answer_sum = "B"
