# score: 11 / 36
# Ran out of time halfway through.

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
    dJ_do = cache["o"] - cache["y"]
    dJ_dW2 = dJ_do @ cache["h"].T + cache["lam"] * cache["W2"]
    dJ_dh = cache["W2"].T @ dJ_do
    return {"dJ_do": dJ_do, "dJ_dW2": dJ_dW2, "dJ_dh": dJ_dh}

# %% jacobians
def jacobian_column(W):
    """Return the Jacobian (m, n) of z = W x."""
    return W


def jacobian_row(W):
    """Return the Jacobian (m, n) of z = x W, where W is (n, m)."""
    return W.T


def jacobian_elementwise(x, phi_prime):
    """Return the Jacobian (n, n) of z_i = phi(x_i)."""
    # FILL IN HERE
    ...


def jacobian_chain(x, W1, W2, phi_prime):
    """Return the Jacobian (q, d) of o = W2 phi(W1 x)."""
    # FILL IN HERE
    ...
