# score: 36 / 36
# Right, but nowhere as in the lecture.

# %% numerical-gradient
import torch  # to compare with while working; nothing below needs it

torch.manual_seed(0)
autograd = torch.func.grad(lambda x: (x**2).sum())


def numerical_gradient(f, x, eps=1e-5):
    work = np.array(x, dtype=np.float64)
    out = []
    flat = work.reshape(-1)
    for i in range(flat.size):
        old = flat[i]
        flat[i] = old + eps
        a = f(work)
        flat[i] = old - eps
        b = f(work)
        flat[i] = old
        out.append((a - b) / (eps + eps))
    return np.reshape(out, work.shape)

# %% gradient-check
def gradient_check(f, gradient, x):
    claimed = gradient(x)
    scale = np.max(np.abs(claimed))
    if not np.isfinite(scale) or scale == 0:
        return False
    for i in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[i] += 1e-5
        down[i] -= 1e-5
        numeric = (f(up) - f(down)) / 2e-5
        if abs(claimed[i] - numeric) > 1e-4 * scale:
            return False
    return True

# %% forward
import math

def forward(x, y, W1, W2, lam):
    z = [[sum(w * v[0] for w, v in zip(row, x))] for row in W1]
    h = [[math.tanh(v[0])] for v in z]
    o = [[sum(w * v[0] for w, v in zip(row, h))] for row in W2]
    L = sum((a[0] - b[0]) ** 2 for a, b in zip(o, y)) / 2
    s = lam / 2 * (sum(w * w for row in W1 for w in row) + sum(w * w for row in W2 for w in row))
    return dict(z=z, h=h, o=o, L=L, s=s, J=L + s)

# %% backward
def backward(cache):
    x, y, W1, W2, lam = (cache[k] for k in ("x", "y", "W1", "W2", "lam"))
    delta_o = (cache["o"] - y).T
    delta_h = delta_o @ W2
    delta_z = delta_h @ np.diag(1 - np.tanh(cache["z"].ravel()) ** 2)
    return {
        "dJ_do": delta_o.T,
        "dJ_dW2": (cache["h"] @ delta_o).T + lam * W2,
        "dJ_dh": delta_h.T,
        "dJ_dz": delta_z.T,
        "dJ_dW1": (x @ delta_z).T + lam * W1,
    }

# %% jacobians
def linear(f, n):
    return np.column_stack([f(e) for e in np.eye(n)])

def jacobian_column(W):
    return linear(lambda e: W @ e, W.shape[1])

def jacobian_row(W):
    return linear(lambda e: e @ W, W.shape[0])

def jacobian_elementwise(x, phi_prime):
    return linear(lambda e: phi_prime(x) * e, len(x))

def jacobian_chain(x, W1, W2, phi_prime):
    slope = phi_prime(W1 @ x)
    return linear(lambda e: W2 @ (slope * (W1 @ e)), len(x))

# %% weight-gradients
def weight_gradient_column(delta, x):
    return delta.reshape(-1, 1) * x.reshape(1, -1)

def weight_gradient_row(x, delta):
    return (x[:, :, None] * delta[:, None, :]).sum(axis=0)

# %% reused-gradient
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

# %% softmax-cross-entropy
import math

def softmax_cross_entropy(Z, y):
    n = len(y)
    total, grad = 0.0, []
    for row, label in zip(Z, y):
        m = max(row)
        e = [math.exp(v - m) for v in row]
        s = sum(e)
        total += math.log(s) + m - row[label]
        grad.append([(v / s - (j == label)) / n for j, v in enumerate(e)])
    return [total / n, grad]

# %% backward-batch
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

# %% predictions
answer_weights, answer_step, answer_sum = "bcb"
