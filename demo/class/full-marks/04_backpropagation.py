# score: 36 / 36
# As the lecture does it.

# %% numerical-gradient
def numerical_gradient(f, x, eps=1e-5):
    """Return the gradient of f at x by central differences, an array of the shape of x."""
    x = np.array(x, dtype=float)
    gradient = np.zeros_like(x)
    for index in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[index] = eps
        gradient[index] = (f(x + step) - f(x - step)) / (2 * eps)
    return gradient

# %% gradient-check
def gradient_check(f, gradient, x):
    """Tell whether gradient(x) is the gradient of f at x: True or False."""
    claimed = np.asarray(gradient(x))
    numeric = numerical_gradient(f, x, 1e-5)
    error = np.max(np.abs(claimed - numeric))
    return bool(error <= 1e-5 * np.max(np.abs(numeric)))

# %% forward
def forward(x, y, W1, W2, lam):
    """Return z, h, o, L, s and J of one example as a dict."""
    z = W1 @ x
    h = np.tanh(z)
    o = W2 @ h
    L = 0.5 * np.sum((o - y) ** 2)
    s = lam / 2 * (np.sum(W1**2) + np.sum(W2**2))
    return {"z": z, "h": h, "o": o, "L": L, "s": s, "J": L + s}

# %% backward
def backward(cache):
    """Return dJ_do, dJ_dW2, dJ_dh, dJ_dz and dJ_dW1 as a dict."""
    x, y, W1, W2, lam = (cache[name] for name in ("x", "y", "W1", "W2", "lam"))
    h, o = cache["h"], cache["o"]
    dJ_do = o - y
    dJ_dW2 = dJ_do @ h.T + lam * W2
    dJ_dh = W2.T @ dJ_do
    dJ_dz = dJ_dh * (1 - h**2)
    dJ_dW1 = dJ_dz @ x.T + lam * W1
    return {"dJ_do": dJ_do, "dJ_dW2": dJ_dW2, "dJ_dh": dJ_dh, "dJ_dz": dJ_dz, "dJ_dW1": dJ_dW1}

# %% jacobians
def jacobian_column(W):
    """Return the Jacobian (m, n) of z = W x."""
    return W


def jacobian_row(W):
    """Return the Jacobian (m, n) of z = x W, where W is (n, m)."""
    return W.T


def jacobian_elementwise(x, phi_prime):
    """Return the Jacobian (n, n) of z_i = phi(x_i)."""
    return np.diag(phi_prime(x))


def jacobian_chain(x, W1, W2, phi_prime):
    """Return the Jacobian (q, d) of o = W2 phi(W1 x)."""
    return W2 @ np.diag(phi_prime(W1 @ x)) @ W1

# %% weight-gradients
def weight_gradient_column(delta, x):
    """Return dJ_dW (m, n) for z = W x."""
    return delta.T @ x.T


def weight_gradient_row(x, delta):
    """Return dJ_dW (n, m) for z = x W, summed over the examples."""
    return x.T @ delta

# %% reused-gradient
def reused_gradient(x, y, W, T):
    """Return the gradient of J with respect to the matrix W that every step uses."""
    states = [x]
    for _ in range(T):
        states.append(np.tanh(W @ states[-1]))
    dJ_dW = np.zeros_like(W)
    dJ_dh = states[-1] - y
    for t in range(T, 0, -1):
        dJ_dz = dJ_dh * (1 - states[t] ** 2)
        dJ_dW += dJ_dz @ states[t - 1].T
        dJ_dh = W.T @ dJ_dz
    return dJ_dW

# %% softmax-cross-entropy
def softmax_cross_entropy(Z, y):
    """Return the mean cross-entropy of the logits, and its gradient with respect to the logits."""
    n = len(Z)
    shifted = Z - Z.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    loss = -log_p[np.arange(n), y].mean()
    dZ = np.exp(log_p)
    dZ[np.arange(n), y] -= 1
    return loss, dZ / n

# %% backward-batch
def backward_batch(X, y, params, lam):
    """Return dJ_dW1, dJ_db1, dJ_dW2 and dJ_db2 of a batch as a dict."""
    W1, b1, W2, b2 = (params[name] for name in ("W1", "b1", "W2", "b2"))
    H = np.tanh(X @ W1 + b1)
    _, dO = softmax_cross_entropy(H @ W2 + b2, y)
    dZ = (dO @ W2.T) * (1 - H**2)
    return {
        "dJ_dW1": X.T @ dZ + lam * W1,
        "dJ_db1": dZ.sum(axis=0, keepdims=True),
        "dJ_dW2": H.T @ dO + lam * W2,
        "dJ_db2": dO.sum(axis=0, keepdims=True),
    }

# %% predictions
answer_weights = (
    "B"
)
answer_step = (
    "C"
)
answer_sum = (
    "B"
)
