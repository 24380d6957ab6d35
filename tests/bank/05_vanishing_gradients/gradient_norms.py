# %% examples
# a single layer, then two; x = 3 and W = 0 give the softmax (1/2, 1/2)
W, b = np.zeros((1, 2)), np.zeros((1, 2))
np.round(gradient_norms([(W, b)], np.array([[3.0]]), np.array([0])), 3)
np.round(gradient_norms([(W, b)], np.array([[3.0], [3.0]]), np.array([0, 0])), 3)

W, b = np.zeros((1, 2)), np.array([[2.0, 0.0]]); np.round(gradient_norms([(W, b)], np.array([[1.0]]), np.array([0])), 3)
W, b = np.array([[2.0, 0.0]]), np.zeros((1, 2)); np.round(gradient_norms([(W, b)], np.array([[1.0]]), np.array([0])), 3)
W, b = np.array([[1.0, 2.0], [3.0, 4.0]]), np.zeros((1, 2)); X = np.eye(2); np.round(gradient_norms([(W, b), (W, b)], X, np.array([0, 1])), 3)
W, b = np.array([[1.0, 2.0], [3.0, 4.0]]), np.ones((1, 2)); X = np.eye(2); np.round(gradient_norms([(W, b), (W, b)], X, np.array([0, 1])), 3)
W, b = np.array([[1000.0, 0.0]]), np.zeros((1, 2)); np.round(gradient_norms([(W, b)], np.array([[1.0]]), np.array([1])), 3)

W, b = np.eye(2), np.zeros((1, 2))
X = np.full((1, 2), 1e-15); np.round(1e15 * np.array(gradient_norms([(W, b)], X, np.array([0]))), 3)
gradient_norms([(W, b), (W, b)], np.eye(2), np.array([0, 1])); W, b

W, b = np.array([[1000.0, 1000.0]]), np.zeros((1, 2)); np.round(gradient_norms([(W, b)], np.array([[1.0], [0.0]]), np.array([0, 0])), 3)
W, b = np.array([[2000.0, 1000.0]]), np.zeros((1, 2)); np.round(gradient_norms([(W, b)], np.array([[1.0]]), np.array([1])), 3)

X = np.eye(2); gradient_norms([(X, X[:1]), (X, X[:1])], X, np.array([0, 1])); X
W, b = np.zeros((2, 3)), np.zeros((1, 3)); np.round(gradient_norms([(W, b)], np.eye(2), np.array([0, 1])), 3)

# %% right: torch in single precision
def gradient_norms(params, X, y):
    params = [
        (torch.tensor(W).float().requires_grad_(), torch.tensor(b).float()) for W, b in params
    ]
    H = torch.tensor(X).float()
    for i, (W, b) in enumerate(params):
        H = H @ W + b
        if i < len(params) - 1:
            H = H.tanh()
    picked = torch.log_softmax(H, dim=1)[range(len(y)), y]
    (-picked.mean()).backward()
    return [float(W.grad.norm()) for W, _ in params]

# %% right: nn.Linear layers in float64, norms left as tensors
from torch import nn


def gradient_norms(params, X, y):
    linears, layers = [], []
    for W, b in params:
        linear = nn.Linear(*W.shape).double()
        linear.weight.data = torch.from_numpy(W.T.copy())
        linear.bias.data = torch.from_numpy(b[0].copy())
        linears.append(linear)
        layers += [linear, nn.Tanh()]
    model = nn.Sequential(*layers[:-1])
    loss = nn.CrossEntropyLoss()(model(torch.from_numpy(X)), torch.as_tensor(y).long())
    gradients = torch.autograd.grad(loss, [linear.weight for linear in linears])
    return torch.stack([g.square().sum().sqrt() for g in gradients])

# %% right: torch and autograd
from torch.nn import functional as F


def gradient_norms(params, X, y):
    Ws = [torch.tensor(W, requires_grad=True) for W, b in params]
    bs = [torch.tensor(b) for W, b in params]
    H = torch.tensor(X)
    for W, b in zip(Ws[:-1], bs[:-1]):
        H = torch.tanh(H @ W + b)
    F.cross_entropy(H @ Ws[-1] + bs[-1], torch.tensor(y)).backward()
    return [W.grad.norm().item() for W in Ws]

# %% right: recursion: the gradient comes back as the return value
def gradient_norms(params, X, y):
    norms = {}

    def visit(i, H):
        """Return the gradient to H, the input of layer i."""
        W, b = params[i]
        Z = H @ W + b
        if i == len(params) - 1:
            shifted = Z - Z.max(1)[:, None]
            log_p = shifted - np.log(np.exp(shifted).sum(1))[:, None]
            dZ = (np.exp(log_p) - np.eye(Z.shape[1])[y]) / len(X)
        else:
            dZ = visit(i + 1, np.tanh(Z)) / np.cosh(Z) ** 2
        norms[i] = np.linalg.norm(np.einsum("ni,nj->ij", H, dZ))
        return dZ @ W.T

    visit(0, X)
    return [norms[i] for i in sorted(norms)]

# %% right: y minus p: the norm does not see the sign
def gradient_norms(params, X, y):
    Hs = [X]
    for W, b in params[:-1]:
        Hs.append(np.tanh(Hs[-1] @ W + b))
    W, b = params[-1]
    logits = Hs[-1] @ W + b
    E = np.exp(logits - logits.max(axis=1, keepdims=True))
    delta = E / E.sum(axis=1, keepdims=True)
    delta = np.eye(logits.shape[1])[y] - delta
    delta /= len(y)
    norms = []
    for (W, b), H in zip(params[::-1], Hs[::-1]):
        norms.append(np.linalg.norm(H.T @ delta))
        delta = (delta @ W.T) * (1 - H**2)
    return np.array(norms[::-1])

# %% right: NumPy in float32, norms of scaled gradients
def sce(Z, y):
    n = len(y)
    S = Z - Z.max(axis=1, keepdims=True)
    L = S - np.log(np.exp(S).sum(axis=1, keepdims=True))
    Y = np.eye(Z.shape[1])[y]
    return -np.mean(L[np.arange(n), y]), (np.exp(L) - Y) / n


def gradient_norms(params, X, y):
    P = [(W.astype(np.float32), b.astype(np.float32)) for W, b in params]
    Hs = [X.astype(np.float32)]
    for W, b in P[:-1]:
        Hs.append(np.tanh(Hs[-1] @ W + b))
    O = Hs[-1] @ P[-1][0] + P[-1][1]
    E = np.exp(O - O.max(axis=1, keepdims=True))
    G = E / E.sum(axis=1, keepdims=True)
    G[np.arange(len(y)), y] -= 1
    G /= len(y)
    out = []
    for (W, _), H in zip(P[::-1], Hs[::-1]):
        g = H.T @ G
        m = np.abs(g).max()
        out.append(m * np.linalg.norm(g / m) if m else 0.0)
        G = (G @ W.T) * (1 - H * H)
    return np.array(out[::-1])

# %% right: loops over the examples, outer products
def gradient_norms(params, X, y):
    total = [np.zeros_like(W) for W, _ in params]
    for x, label in zip(X, y):
        hs = [x]
        for W, b in params[:-1]:
            hs.append(np.tanh(hs[-1] @ W + b[0]))
        z = hs[-1] @ params[-1][0] + params[-1][1][0]
        p = np.exp(z - np.max(z))
        p = p / p.sum()
        p[label] -= 1.0
        g = p
        for i in range(len(params) - 1, -1, -1):
            total[i] += np.outer(hs[i], g) / len(X)
            g = params[i][0] @ g * (1 - hs[i] ** 2)
    return np.array([np.sqrt(np.sum(t**2)) for t in total])

# %% wrong: 05/gradient_norms/absolute-values (largest entry)
def gradient_norms(params, X, y):
    Hs = [X]
    for W, b in params[:-1]:
        Hs.append(np.tanh(Hs[-1] @ W + b))
    W, b = params[-1]
    logits = Hs[-1] @ W + b
    E = np.exp(logits - logits.max(axis=1, keepdims=True))
    delta = E / E.sum(axis=1, keepdims=True)
    delta[np.arange(len(y)), y] -= 1
    delta /= len(y)
    norms = []
    for layer in range(len(params) - 1, -1, -1):
        norms.append(np.abs(Hs[layer].T @ delta).max())
        delta = (delta @ params[layer][0].T) * (1 - Hs[layer] ** 2)
    return np.array(norms[::-1])

# %% wrong: 05/gradient_norms/absolute-values (sum of absolutes)
def gradient_norms(params, X, y):
    Hs = [X]
    for W, b in params[:-1]:
        Hs.append(np.tanh(Hs[-1] @ W + b))
    W, b = params[-1]
    logits = Hs[-1] @ W + b
    E = np.exp(logits - logits.max(axis=1, keepdims=True))
    delta = E / E.sum(axis=1, keepdims=True)
    delta[np.arange(len(y)), y] -= 1
    delta /= len(y)
    norms = []
    for layer in range(len(params) - 1, -1, -1):
        norms.append(np.abs(Hs[layer].T @ delta).sum())
        delta = (delta @ params[layer][0].T) * (1 - Hs[layer] ** 2)
    return np.array(norms[::-1])

# %% wrong: 05/gradient_norms/averaged-over-classes (divided by all entries)
def gradient_norms(params, X, y):
    Hs = [X]
    for W, b in params[:-1]:
        Hs.append(np.tanh(Hs[-1] @ W + b))
    W, b = params[-1]
    logits = Hs[-1] @ W + b
    E = np.exp(logits - logits.max(axis=1, keepdims=True))
    delta = E / E.sum(axis=1, keepdims=True)
    delta[np.arange(len(y)), y] -= 1
    delta /= delta.size
    norms = []
    for (W, b), H in zip(params[::-1], Hs[::-1]):
        norms.append(np.linalg.norm(H.T @ delta))
        delta = (delta @ W.T) * (1 - H**2)
    return np.array(norms[::-1])

# %% wrong: 05/gradient_norms/averaged-twice
def gradient_norms(params, X, y):
    Hs = [X]
    for W, b in params[:-1]:
        Hs.append(np.tanh(Hs[-1] @ W + b))
    W, b = params[-1]
    logits = Hs[-1] @ W + b
    E = np.exp(logits - logits.max(axis=1, keepdims=True))
    delta = E / E.sum(axis=1, keepdims=True)
    delta[np.arange(len(y)), y] -= 1
    delta /= len(y)
    norms = []
    for (W, b), H in zip(params[::-1], Hs[::-1]):
        norms.append(np.linalg.norm(H.T @ delta / len(X)))
        delta = (delta @ W.T) * (1 - H**2)
    return np.array(norms[::-1])

# %% wrong: 05/gradient_norms/bias-lost (no bias)
def gradient_norms(params, X, y):
    Hs = [X]
    for W, b in params[:-1]:
        Hs.append(np.tanh(Hs[-1] @ W))
    W, b = params[-1]
    logits = Hs[-1] @ W
    E = np.exp(logits - logits.max(axis=1, keepdims=True))
    delta = E / E.sum(axis=1, keepdims=True)
    delta[np.arange(len(y)), y] -= 1
    delta /= len(y)
    norms = []
    for (W, b), H in zip(params[::-1], Hs[::-1]):
        norms.append(np.linalg.norm(H.T @ delta))
        delta = (delta @ W.T) * (1 - H**2)
    return np.array(norms[::-1])

# %% wrong: 05/gradient_norms/bias-lost (no hidden bias)
def gradient_norms(params, X, y):
    Hs = [X]
    for W, b in params[:-1]:
        Hs.append(np.tanh(Hs[-1] @ W))
    W, b = params[-1]
    logits = Hs[-1] @ W + b
    E = np.exp(logits - logits.max(axis=1, keepdims=True))
    delta = E / E.sum(axis=1, keepdims=True)
    delta[np.arange(len(y)), y] -= 1
    delta /= len(y)
    norms = []
    for (W, b), H in zip(params[::-1], Hs[::-1]):
        norms.append(np.linalg.norm(H.T @ delta))
        delta = (delta @ W.T) * (1 - H**2)
    return np.array(norms[::-1])

# %% wrong: 05/gradient_norms/bias-lost (no output bias)
def gradient_norms(params, X, y):
    Hs = [X]
    for W, b in params[:-1]:
        Hs.append(np.tanh(Hs[-1] @ W + b))
    W, b = params[-1]
    logits = Hs[-1] @ W
    E = np.exp(logits - logits.max(axis=1, keepdims=True))
    delta = E / E.sum(axis=1, keepdims=True)
    delta[np.arange(len(y)), y] -= 1
    delta /= len(y)
    norms = []
    for (W, b), H in zip(params[::-1], Hs[::-1]):
        norms.append(np.linalg.norm(H.T @ delta))
        delta = (delta @ W.T) * (1 - H**2)
    return np.array(norms[::-1])

# %% wrong: 05/gradient_norms/biases-listed
def gradient_norms(params, X, y):
    Ws = [torch.tensor(W, requires_grad=True) for W, b in params]
    bs = [torch.tensor(b, requires_grad=True) for W, b in params]
    h = torch.tensor(X)
    for W, b in zip(Ws[:-1], bs[:-1]):
        h = torch.tanh(h @ W + b)
    logits = h @ Ws[-1] + bs[-1]
    torch.nn.functional.cross_entropy(logits, torch.tensor(y)).backward()
    return [p.grad.norm().item() for pair in zip(Ws, bs) for p in pair]

# %% wrong: 05/gradient_norms/biases-only
def sce(Z, y):
    n = len(y); S = Z - Z.max(axis=1, keepdims=True); L = S - np.log(np.exp(S).sum(axis=1, keepdims=True)); Y = np.eye(Z.shape[1])[y]
    return -np.mean(L[np.arange(n), y]), (np.exp(L) - Y) / n


def gradient_norms(params, X, y):
    n = len(X)
    Hs = [X]; Zs = []
    for i, (W, b) in enumerate(params):
        Zs.append(Hs[-1] @ W + b)
        Hs.append(np.tanh(Zs[-1]) if i < len(params) - 1 else Zs[-1])
    G = sce(Hs[-1], y)[1]
    norms = []
    for i in range(len(params) - 1, -1, -1):
        W, b = params[i]
        g = Hs[i].T @ G
        norms.append(np.linalg.norm(G.sum(axis=0)))
        G = (G @ W.T) * (1 - Hs[i] ** 2)
    return np.array(norms[::-1])

# %% wrong: 05/gradient_norms/classes-from-labels
def sce(Z, y):
    n = len(y)
    S = Z - Z.max(axis=1, keepdims=True)
    L = S - np.log(np.exp(S).sum(axis=1, keepdims=True))
    Y = np.eye(Z.shape[1])[y]
    return -np.mean(L[np.arange(n), y]), (np.exp(L) - Y) / n


def gradient_norms(params, X, y):
    n = len(X)
    Hs = [X]
    Zs = []
    for i, (W, b) in enumerate(params):
        Zs.append(Hs[-1] @ W + b)
        Hs.append(np.tanh(Zs[-1]) if i < len(params) - 1 else Zs[-1])
    G = (
        sce(Hs[-1], y)[1] * 0
        + (np.exp(Hs[-1] - np.logaddexp.reduce(Hs[-1], axis=1)[:, None]) - np.eye(y.max() + 1)[y])
        / n
    )
    norms = []
    for i in range(len(params) - 1, -1, -1):
        W, b = params[i]
        g = Hs[i].T @ G
        norms.append(np.linalg.norm(g))
        G = (G @ W.T) * (1 - Hs[i] ** 2)
    return np.array(norms[::-1])

# %% wrong: 05/gradient_norms/gradient-of-z (deltas)
def gradient_norms(params, X, y):
    Hs = [X]
    for W, b in params[:-1]:
        Hs.append(np.tanh(Hs[-1] @ W + b))
    W, b = params[-1]
    logits = Hs[-1] @ W + b
    E = np.exp(logits - logits.max(axis=1, keepdims=True))
    delta = E / E.sum(axis=1, keepdims=True)
    delta[np.arange(len(y)), y] -= 1
    delta /= len(y)
    norms = []
    for (W, b), H in zip(params[::-1], Hs[::-1]):
        norms.append(np.linalg.norm(delta))
        delta = (delta @ W.T) * (1 - H**2)
    return np.array(norms[::-1])

# %% wrong: 05/gradient_norms/half-averaged (label averaged)
def gradient_norms(params, X, y):
    Hs = [X]
    for W, b in params[:-1]:
        Hs.append(np.tanh(Hs[-1] @ W + b))
    W, b = params[-1]
    logits = Hs[-1] @ W + b
    E = np.exp(logits - logits.max(axis=1, keepdims=True))
    delta = E / E.sum(axis=1, keepdims=True)
    delta[np.arange(len(y)), y] -= 1 / len(y)
    norms = []
    for layer in range(len(params) - 1, -1, -1):
        norms.append(np.linalg.norm(Hs[layer].T @ delta))
        delta = (delta @ params[layer][0].T) * (1 - Hs[layer] ** 2)
    return np.array(norms[::-1])

# %% wrong: 05/gradient_norms/half-averaged (softmax averaged)
def gradient_norms(params, X, y):
    Hs = [X]
    for W, b in params[:-1]:
        Hs.append(np.tanh(Hs[-1] @ W + b))
    W, b = params[-1]
    logits = Hs[-1] @ W + b
    E = np.exp(logits - logits.max(axis=1, keepdims=True))
    delta = E / E.sum(axis=1, keepdims=True)
    delta /= len(y)
    delta[np.arange(len(y)), y] -= 1
    norms = []
    for layer in range(len(params) - 1, -1, -1):
        norms.append(np.linalg.norm(Hs[layer].T @ delta))
        delta = (delta @ params[layer][0].T) * (1 - Hs[layer] ** 2)
    return np.array(norms[::-1])

# %% wrong: 05/gradient_norms/in-place
def gradient_norms(params, X, y):
    Hs = [X]
    for W, b in params[:-1]:
        Hs.append(np.tanh(Hs[-1] @ W + b))
    W, b = params[-1]
    logits = Hs[-1] @ W + b
    E = np.exp(logits - logits.max(axis=1, keepdims=True))
    delta = E / E.sum(axis=1, keepdims=True)
    delta[np.arange(len(y)), y] -= 1
    delta /= len(y)
    norms = []
    for (W, b), H in zip(params[::-1], Hs[::-1]):
        norms.append(np.linalg.norm(H.T @ delta))
        delta = (delta @ W.T) * (1 - H**2)
    X *= 0
    params[0][0][:] = 0
    return np.array(norms[::-1])

# %% wrong: 05/gradient_norms/in-place (params reversed)
def gradient_norms(params, X, y):
    Hs = [X]
    for W, b in params[:-1]:
        Hs.append(np.tanh(Hs[-1] @ W + b))
    W, b = params[-1]
    logits = Hs[-1] @ W + b
    E = np.exp(logits - logits.max(axis=1, keepdims=True))
    delta = E / E.sum(axis=1, keepdims=True)
    delta[np.arange(len(y)), y] -= 1
    delta /= len(y)
    norms = []
    params.reverse()
    for (W, b), H in zip(params, Hs[::-1]):
        norms.append(np.linalg.norm(H.T @ delta))
        delta = (delta @ W.T) * (1 - H**2)
    return np.array(norms[::-1])

# %% wrong: 05/gradient_norms/label-not-subtracted (no label)
def gradient_norms(params, X, y):
    Hs = [X]
    for W, b in params[:-1]:
        Hs.append(np.tanh(Hs[-1] @ W + b))
    W, b = params[-1]
    logits = Hs[-1] @ W + b
    E = np.exp(logits - logits.max(axis=1, keepdims=True))
    delta = E / E.sum(axis=1, keepdims=True)
    delta /= len(y)
    norms = []
    for (W, b), H in zip(params[::-1], Hs[::-1]):
        norms.append(np.linalg.norm(H.T @ delta))
        delta = (delta @ W.T) * (1 - H**2)
    return np.array(norms[::-1])

# %% wrong: 05/gradient_norms/labels-of-all-rows
def gradient_norms(params, X, y):
    Hs = [X]
    for W, b in params[:-1]:
        Hs.append(np.tanh(Hs[-1] @ W + b))
    W, b = params[-1]
    logits = Hs[-1] @ W + b
    E = np.exp(logits - logits.max(axis=1, keepdims=True))
    delta = E / E.sum(axis=1, keepdims=True)
    delta[:, y] -= 1
    delta /= len(y)
    norms = []
    for layer in range(len(params) - 1, -1, -1):
        norms.append(np.linalg.norm(Hs[layer].T @ delta))
        delta = (delta @ params[layer][0].T) * (1 - Hs[layer] ** 2)
    return np.array(norms[::-1])

# %% wrong: 05/gradient_norms/lost-in-rounding (differences)
def losses(Ws, bs, X, y):
    """One loss for each net of a stack: a W may have the shape (nets, fan_in, fan_out)."""
    H = X
    for W, b in zip(Ws[:-1], bs[:-1]):
        H = np.tanh(H @ W + b)
    Z = H @ Ws[-1] + bs[-1]
    Z = Z - Z.max(axis=-1, keepdims=True)
    log_p = Z - np.log(np.exp(Z).sum(axis=-1, keepdims=True))
    return -log_p[..., np.arange(len(y)), y].mean(axis=-1)


def gradient_norms(params, X, y, eps=1e-4):
    Ws, bs = [W for W, _ in params], [b for _, b in params]
    norms = []
    for layer, W in enumerate(Ws):
        steps = eps * np.eye(W.size).reshape(-1, *W.shape)  # one entry moved in each net
        above = losses([*Ws[:layer], W + steps, *Ws[layer + 1 :]], bs, X, y)
        below = losses([*Ws[:layer], W - steps, *Ws[layer + 1 :]], bs, X, y)
        norms.append(np.linalg.norm((above - below) / (2 * eps)))
    return np.array(norms)

# %% wrong: 05/gradient_norms/mean-for-norm (rms)
def gradient_norms(params, X, y):
    Hs = [X]
    for W, b in params[:-1]:
        Hs.append(np.tanh(Hs[-1] @ W + b))
    W, b = params[-1]
    logits = Hs[-1] @ W + b
    E = np.exp(logits - logits.max(axis=1, keepdims=True))
    delta = E / E.sum(axis=1, keepdims=True)
    delta[np.arange(len(y)), y] -= 1
    delta /= len(y)
    norms = []
    for (W, b), H in zip(params[::-1], Hs[::-1]):
        norms.append(np.sqrt(np.mean((H.T @ delta) ** 2)))
        delta = (delta @ W.T) * (1 - H**2)
    return np.array(norms[::-1])

# %% wrong: 05/gradient_norms/mean-for-norm (mean)
def gradient_norms(params, X, y):
    Hs = [X]
    for W, b in params[:-1]:
        Hs.append(np.tanh(Hs[-1] @ W + b))
    W, b = params[-1]
    logits = Hs[-1] @ W + b
    E = np.exp(logits - logits.max(axis=1, keepdims=True))
    delta = E / E.sum(axis=1, keepdims=True)
    delta[np.arange(len(y)), y] -= 1
    delta /= len(y)
    norms = []
    for (W, b), H in zip(params[::-1], Hs[::-1]):
        norms.append(np.abs(H.T @ delta).mean())
        delta = (delta @ W.T) * (1 - H**2)
    return np.array(norms[::-1])

# %% wrong: 05/gradient_norms/no-log-softmax (nll of logits)
def gradient_norms(params, X, y):
    Ws = [torch.tensor(W, requires_grad=True) for W, b in params]
    bs = [torch.tensor(b, requires_grad=True) for W, b in params]
    h = torch.tensor(X)
    for W, b in zip(Ws[:-1], bs[:-1]):
        h = torch.tanh(h @ W + b)
    logits = h @ Ws[-1] + bs[-1]
    torch.nn.functional.nll_loss(logits, torch.tensor(y)).backward()
    return [W.grad.norm().item() for W in Ws]

# %% wrong: 05/gradient_norms/no-max-shift (overflow)
def gradient_norms(params, X, y):
    Hs = [X]
    for W, b in params[:-1]:
        Hs.append(np.tanh(Hs[-1] @ W + b))
    W, b = params[-1]
    logits = Hs[-1] @ W + b
    E = np.exp(logits)
    delta = E / E.sum(axis=1, keepdims=True)
    delta[np.arange(len(y)), y] -= 1
    delta /= len(y)
    norms = []
    for (W, b), H in zip(params[::-1], Hs[::-1]):
        norms.append(np.linalg.norm(H.T @ delta))
        delta = (delta @ W.T) * (1 - H**2)
    return np.array(norms[::-1])

# %% wrong: 05/gradient_norms/no-phi-prime (no derivative)
def gradient_norms(params, X, y):
    Hs = [X]
    for W, b in params[:-1]:
        Hs.append(np.tanh(Hs[-1] @ W + b))
    W, b = params[-1]
    logits = Hs[-1] @ W + b
    E = np.exp(logits - logits.max(axis=1, keepdims=True))
    delta = E / E.sum(axis=1, keepdims=True)
    delta[np.arange(len(y)), y] -= 1
    delta /= len(y)
    norms = []
    for (W, b), H in zip(params[::-1], Hs[::-1]):
        norms.append(np.linalg.norm(H.T @ delta))
        delta = delta @ W.T
    return np.array(norms[::-1])

# %% wrong: 05/gradient_norms/no-softmax
def gradient_norms(params, X, y):
    Hs = [X]
    for W, b in params[:-1]:
        Hs.append(np.tanh(Hs[-1] @ W + b))
    W, b = params[-1]
    logits = Hs[-1] @ W + b
    delta = logits.copy()
    delta[np.arange(len(y)), y] -= 1
    delta /= len(y)
    norms = []
    for (W, b), H in zip(params[::-1], Hs[::-1]):
        norms.append(np.linalg.norm(H.T @ delta))
        delta = (delta @ W.T) * (1 - H**2)
    return np.array(norms[::-1])

# %% wrong: 05/gradient_norms/norms-averaged
def norms_of(params, X, y):
    Hs = [X]
    for W, b in params[:-1]:
        Hs.append(np.tanh(Hs[-1] @ W + b))
    W, b = params[-1]
    logits = Hs[-1] @ W + b
    E = np.exp(logits - logits.max(axis=1, keepdims=True))
    delta = E / E.sum(axis=1, keepdims=True)
    delta[np.arange(len(y)), y] -= 1
    delta /= len(y)
    norms = []
    for layer in range(len(params) - 1, -1, -1):
        norms.append(np.linalg.norm(Hs[layer].T @ delta))
        delta = (delta @ params[layer][0].T) * (1 - Hs[layer] ** 2)
    return np.array(norms[::-1])


def gradient_norms(params, X, y):
    return sum(norms_of(params, X[i : i + 1], y[i : i + 1]) for i in range(len(y))) / len(y)

# %% wrong: 05/gradient_norms/norms-of-the-weights (weights)
def gradient_norms(params, X, y):
    return np.array([np.linalg.norm(W) for W, b in params])

# %% wrong: 05/gradient_norms/not-averaged (summed)
def gradient_norms(params, X, y):
    Hs = [X]
    for W, b in params[:-1]:
        Hs.append(np.tanh(Hs[-1] @ W + b))
    W, b = params[-1]
    logits = Hs[-1] @ W + b
    E = np.exp(logits - logits.max(axis=1, keepdims=True))
    delta = E / E.sum(axis=1, keepdims=True)
    delta[np.arange(len(y)), y] -= 1
    norms = []
    for (W, b), H in zip(params[::-1], Hs[::-1]):
        norms.append(np.linalg.norm(H.T @ delta))
        delta = (delta @ W.T) * (1 - H**2)
    return np.array(norms[::-1])

# %% wrong: 05/gradient_norms/one-minus-tanh (no square)
def gradient_norms(params, X, y):
    Hs = [X]
    for W, b in params[:-1]:
        Hs.append(np.tanh(Hs[-1] @ W + b))
    W, b = params[-1]
    logits = Hs[-1] @ W + b
    E = np.exp(logits - logits.max(axis=1, keepdims=True))
    delta = E / E.sum(axis=1, keepdims=True)
    delta[np.arange(len(y)), y] -= 1
    delta /= len(y)
    norms = []
    for (W, b), H in zip(params[::-1], Hs[::-1]):
        norms.append(np.linalg.norm(H.T @ delta))
        delta = (delta @ W.T) * (1 - H)
    return np.array(norms[::-1])

# %% wrong: 05/gradient_norms/output-first
def gradient_norms(params, X, y):
    Hs = [X]
    for W, b in params[:-1]:
        Hs.append(np.tanh(Hs[-1] @ W + b))
    W, b = params[-1]
    logits = Hs[-1] @ W + b
    E = np.exp(logits - logits.max(axis=1, keepdims=True))
    delta = E / E.sum(axis=1, keepdims=True)
    delta[np.arange(len(y)), y] -= 1
    delta /= len(y)
    norms = []
    for (W, b), H in zip(params[::-1], Hs[::-1]):
        norms.append(np.linalg.norm(H.T @ delta))
        delta = (delta @ W.T) * (1 - H**2)
    return np.array(norms)

# %% wrong: 05/gradient_norms/output-for-input
def gradient_norms(params, X, y):
    Hs = [X]
    for W, b in params[:-1]:
        Hs.append(np.tanh(Hs[-1] @ W + b))
    W, b = params[-1]
    logits = Hs[-1] @ W + b
    Hs.append(logits)
    E = np.exp(logits - logits.max(axis=1, keepdims=True))
    delta = E / E.sum(axis=1, keepdims=True)
    delta[np.arange(len(y)), y] -= 1
    delta /= len(y)
    norms = []
    for layer in range(len(params) - 1, -1, -1):
        norms.append(np.linalg.norm(Hs[layer + 1].T @ delta))
        delta = (delta @ params[layer][0].T) * (1 - Hs[layer] ** 2)
    return np.array(norms[::-1])

# %% wrong: 05/gradient_norms/phi-prime-of-h
def gradient_norms(params, X, y):
    Hs = [X]
    for W, b in params[:-1]:
        Hs.append(np.tanh(Hs[-1] @ W + b))
    W, b = params[-1]
    logits = Hs[-1] @ W + b
    E = np.exp(logits - logits.max(axis=1, keepdims=True))
    delta = E / E.sum(axis=1, keepdims=True)
    delta[np.arange(len(y)), y] -= 1
    delta /= len(y)
    norms = []
    for (W, b), H in zip(params[::-1], Hs[::-1]):
        norms.append(np.linalg.norm(H.T @ delta))
        delta = (delta @ W.T) * (1 - np.tanh(H) ** 2)
    return np.array(norms[::-1])

# %% wrong: 05/gradient_norms/phi-prime-of-the-layer-below (derivative of the layer below)
def gradient_norms(params, X, y):
    Hs = [X]
    for W, b in params[:-1]:
        Hs.append(np.tanh(Hs[-1] @ W + b))
    W, b = params[-1]
    logits = Hs[-1] @ W + b
    E = np.exp(logits - logits.max(axis=1, keepdims=True))
    delta = E / E.sum(axis=1, keepdims=True)
    delta[np.arange(len(y)), y] -= 1
    delta /= len(y)
    norms = []
    for layer in range(len(params) - 1, -1, -1):
        norms.append(np.linalg.norm(Hs[layer].T @ delta))
        if layer:
            delta = (delta @ params[layer][0].T) * (1 - Hs[layer - 1] ** 2)
    return np.array(norms[::-1])

# %% wrong: 05/gradient_norms/sigmoid-derivative
def gradient_norms(params, X, y):
    Hs = [X]
    for W, b in params[:-1]:
        Hs.append(np.tanh(Hs[-1] @ W + b))
    W, b = params[-1]
    logits = Hs[-1] @ W + b
    E = np.exp(logits - logits.max(axis=1, keepdims=True))
    delta = E / E.sum(axis=1, keepdims=True)
    delta[np.arange(len(y)), y] -= 1
    delta /= len(y)
    norms = []
    for layer in range(len(params) - 1, -1, -1):
        norms.append(np.linalg.norm(Hs[layer].T @ delta))
        delta = (delta @ params[layer][0].T) * Hs[layer] * (1 - Hs[layer])
    return np.array(norms[::-1])

# %% wrong: 05/gradient_norms/small-constant (floor)
def gradient_norms(params, X, y):
    Hs = [X]
    for W, b in params[:-1]:
        Hs.append(np.tanh(Hs[-1] @ W + b))
    W, b = params[-1]
    logits = Hs[-1] @ W + b
    E = np.exp(logits - logits.max(axis=1, keepdims=True))
    delta = E / E.sum(axis=1, keepdims=True)
    delta[np.arange(len(y)), y] -= 1
    delta /= len(y)
    norms = []
    for (W, b), H in zip(params[::-1], Hs[::-1]):
        norms.append(max(np.linalg.norm(H.T @ delta), 1e-12))
        delta = (delta @ W.T) * (1 - H**2)
    return np.array(norms[::-1])

# %% wrong: 05/gradient_norms/small-constant (constant added)
def gradient_norms(params, X, y):
    Hs = [X]
    for W, b in params[:-1]:
        Hs.append(np.tanh(Hs[-1] @ W + b))
    W, b = params[-1]
    logits = Hs[-1] @ W + b
    E = np.exp(logits - logits.max(axis=1, keepdims=True))
    delta = E / E.sum(axis=1, keepdims=True)
    delta[np.arange(len(y)), y] -= 1
    delta /= len(y)
    norms = []
    for (W, b), H in zip(params[::-1], Hs[::-1]):
        norms.append(np.linalg.norm(H.T @ delta) + 1e-15)
        delta = (delta @ W.T) * (1 - H**2)
    return np.array(norms[::-1])

# %% wrong: 05/gradient_norms/softmax-over-everything (one largest logit)
def gradient_norms(params, X, y):
    Hs = [X]
    for W, b in params[:-1]:
        Hs.append(np.tanh(Hs[-1] @ W + b))
    W, b = params[-1]
    logits = Hs[-1] @ W + b
    E = np.exp(logits - logits.max())
    delta = E / E.sum()
    delta[np.arange(len(y)), y] -= 1
    delta /= len(y)
    norms = []
    for layer in range(len(params) - 1, -1, -1):
        norms.append(np.linalg.norm(Hs[layer].T @ delta))
        delta = (delta @ params[layer][0].T) * (1 - Hs[layer] ** 2)
    return np.array(norms[::-1])

# %% wrong: 05/gradient_norms/softmax-over-everything (sum over everything)
def gradient_norms(params, X, y):
    Hs = [X]
    for W, b in params[:-1]:
        Hs.append(np.tanh(Hs[-1] @ W + b))
    W, b = params[-1]
    logits = Hs[-1] @ W + b
    E = np.exp(logits - logits.max(axis=1, keepdims=True))
    delta = E / E.sum()
    delta[np.arange(len(y)), y] -= 1
    delta /= len(y)
    norms = []
    for layer in range(len(params) - 1, -1, -1):
        norms.append(np.linalg.norm(Hs[layer].T @ delta))
        delta = (delta @ params[layer][0].T) * (1 - Hs[layer] ** 2)
    return np.array(norms[::-1])

# %% wrong: 05/gradient_norms/softmax-over-the-batch (sum down the columns)
def gradient_norms(params, X, y):
    Hs = [X]
    for W, b in params[:-1]:
        Hs.append(np.tanh(Hs[-1] @ W + b))
    W, b = params[-1]
    logits = Hs[-1] @ W + b
    E = np.exp(logits - logits.max(axis=1, keepdims=True))
    delta = E / E.sum(axis=0)
    delta[np.arange(len(y)), y] -= 1
    delta /= len(y)
    norms = []
    for layer in range(len(params) - 1, -1, -1):
        norms.append(np.linalg.norm(Hs[layer].T @ delta))
        delta = (delta @ params[layer][0].T) * (1 - Hs[layer] ** 2)
    return np.array(norms[::-1])

# %% wrong: 05/gradient_norms/softmax-over-the-batch
def gradient_norms(params, X, y):
    Hs = [X]
    for W, b in params[:-1]:
        Hs.append(np.tanh(Hs[-1] @ W + b))
    W, b = params[-1]
    logits = Hs[-1] @ W + b
    E = np.exp(logits - logits.max(axis=0, keepdims=True))
    delta = E / E.sum(axis=0, keepdims=True)
    delta[np.arange(len(y)), y] -= 1
    delta /= len(y)
    norms = []
    for (W, b), H in zip(params[::-1], Hs[::-1]):
        norms.append(np.linalg.norm(H.T @ delta))
        delta = (delta @ W.T) * (1 - H**2)
    return np.array(norms[::-1])

# %% wrong: 05/gradient_norms/softmax-twice
def gradient_norms(params, X, y):
    Ws = [torch.tensor(W, requires_grad=True) for W, _ in params]
    bs = [torch.tensor(b) for _, b in params]
    H = torch.tensor(X)
    for W, b in zip(Ws[:-1], bs[:-1]):
        H = torch.tanh(H @ W + b)
    probabilities = torch.softmax(H @ Ws[-1] + bs[-1], dim=1)
    torch.nn.functional.cross_entropy(probabilities, torch.tensor(y)).backward()
    return [W.grad.norm().item() for W in Ws]

# %% wrong: 05/gradient_norms/spectral-norm (spectral)
def gradient_norms(params, X, y):
    Hs = [X]
    for W, b in params[:-1]:
        Hs.append(np.tanh(Hs[-1] @ W + b))
    W, b = params[-1]
    logits = Hs[-1] @ W + b
    E = np.exp(logits - logits.max(axis=1, keepdims=True))
    delta = E / E.sum(axis=1, keepdims=True)
    delta[np.arange(len(y)), y] -= 1
    delta /= len(y)
    norms = []
    for layer in range(len(params) - 1, -1, -1):
        norms.append(np.linalg.norm(Hs[layer].T @ delta, 2))
        delta = (delta @ params[layer][0].T) * (1 - Hs[layer] ** 2)
    return np.array(norms[::-1])

# %% wrong: 05/gradient_norms/squared-norm (squared)
def gradient_norms(params, X, y):
    Hs = [X]
    for W, b in params[:-1]:
        Hs.append(np.tanh(Hs[-1] @ W + b))
    W, b = params[-1]
    logits = Hs[-1] @ W + b
    E = np.exp(logits - logits.max(axis=1, keepdims=True))
    delta = E / E.sum(axis=1, keepdims=True)
    delta[np.arange(len(y)), y] -= 1
    delta /= len(y)
    norms = []
    for (W, b), H in zip(params[::-1], Hs[::-1]):
        norms.append(np.sum((H.T @ delta) ** 2))
        delta = (delta @ W.T) * (1 - H**2)
    return np.array(norms[::-1])

# %% wrong: 05/gradient_norms/tanh-on-output
def gradient_norms(params, X, y):
    Ws = [torch.tensor(W, requires_grad=True) for W, _ in params]
    H = torch.tensor(X)
    for W, (_, b) in zip(Ws, params):
        H = torch.tanh(H @ W + torch.tensor(b))
    torch.nn.functional.cross_entropy(H, torch.tensor(y)).backward()
    return [W.grad.norm() for W in Ws]

# %% wrong: 05/gradient_norms/tanh-on-output (tanh on output by hand)
def gradient_norms(params, X, y):
    Hs = [X]
    for W, b in params[:-1]:
        Hs.append(np.tanh(Hs[-1] @ W + b))
    W, b = params[-1]
    logits = np.tanh(Hs[-1] @ W + b)
    E = np.exp(logits - logits.max(axis=1, keepdims=True))
    delta = E / E.sum(axis=1, keepdims=True)
    delta[np.arange(len(y)), y] -= 1
    delta /= len(y)
    norms = []
    for (W, b), H in zip(params[::-1], Hs[::-1]):
        norms.append(np.linalg.norm(H.T @ delta))
        delta = (delta @ W.T) * (1 - H**2)
    return np.array(norms[::-1])

# %% wrong: 05/gradient_norms/w-not-transposed
def gradient_norms(params, X, y):
    Hs = [X]
    for W, b in params[:-1]:
        Hs.append(np.tanh(Hs[-1] @ W + b))
    W, b = params[-1]
    logits = Hs[-1] @ W + b
    E = np.exp(logits - logits.max(axis=1, keepdims=True))
    delta = E / E.sum(axis=1, keepdims=True)
    delta[np.arange(len(y)), y] -= 1
    delta /= len(y)
    norms = [np.linalg.norm(Hs[-1].T @ delta)]
    for layer in range(len(params) - 1, 0, -1):
        W, _ = params[layer]
        delta = (delta @ W) * (1 - Hs[layer] ** 2)
        norms.insert(0, np.linalg.norm(Hs[layer - 1].T @ delta))
    return np.array(norms)

# %% wrong: 05/gradient_norms/with-bias
def gradient_norms(params, X, y):
    Hs = [X]
    for W, b in params[:-1]:
        Hs.append(np.tanh(Hs[-1] @ W + b))
    W, b = params[-1]
    logits = Hs[-1] @ W + b
    E = np.exp(logits - logits.max(axis=1, keepdims=True))
    delta = E / E.sum(axis=1, keepdims=True)
    delta[np.arange(len(y)), y] -= 1
    delta /= len(y)
    norms = []
    for (W, b), H in zip(params[::-1], Hs[::-1]):
        dW, db = H.T @ delta, delta.sum(axis=0)
        norms.append(np.sqrt((dW**2).sum() + (db**2).sum()))
        delta = (delta @ W.T) * (1 - H**2)
    return np.array(norms[::-1])

# %% wrong: 05/gradient_norms/clipped (clamped probabilities)
def gradient_norms(params, X, y):
    Ws = [torch.tensor(W, requires_grad=True) for W, b in params]
    H = torch.tensor(X)
    for l, (W, (_, b)) in enumerate(zip(Ws, params)):
        H = H @ W + torch.tensor(b)
        if l < len(Ws) - 1:
            H = torch.tanh(H)
    P = torch.softmax(H, dim=1).clamp(1e-7, 1 - 1e-7)
    loss = -torch.log(P[torch.arange(len(X)), torch.tensor(y).long()]).mean()
    return np.array([g.norm().item() for g in torch.autograd.grad(loss, Ws)])

# %% wrong: 05/gradient_norms/clipped (a small number added)
def gradient_norms(params, X, y):
    Ws = [torch.tensor(W, requires_grad=True) for W, b in params]
    H = torch.tensor(X)
    for l, (W, (_, b)) in enumerate(zip(Ws, params)):
        H = H @ W + torch.tensor(b)
        if l < len(Ws) - 1:
            H = torch.tanh(H)
    P = torch.softmax(H, dim=1) + 1e-8
    loss = -torch.log(P[torch.arange(len(X)), torch.tensor(y).long()]).mean()
    return np.array([g.norm().item() for g in torch.autograd.grad(loss, Ws)])

# %% wrong: 05/gradient_norms/carried-down-first
def gradient_norms(params, X, y):
    Hs = [X]
    for W, b in params[:-1]:
        Hs.append(np.tanh(Hs[-1] @ W + b))
    logits = Hs[-1] @ params[-1][0] + params[-1][1]
    P = np.exp(logits - logits.max(axis=1, keepdims=True))
    P /= P.sum(axis=1, keepdims=True)
    P[np.arange(len(y)), y] -= 1
    delta = P / len(y)
    norms = []
    for l in range(len(params) - 1, -1, -1):
        delta = (delta @ params[l][0].T) * (1 - Hs[l] ** 2)
        norms.append(np.linalg.norm(Hs[l].T @ delta))
    return np.array(norms[::-1])

# %% wrong: 05/gradient_norms/mean-for-norm (torch, rms)
def gradient_norms(params, X, y):
    Ws = [torch.tensor(W, requires_grad=True) for W, b in params]
    H = torch.tensor(X)
    for l, (W, (_, b)) in enumerate(zip(Ws, params)):
        H = H @ W + torch.tensor(b)
        if l < len(Ws) - 1:
            H = torch.tanh(H)
    loss = torch.nn.functional.cross_entropy(H, torch.tensor(y).long())
    return np.array([(g**2).mean().sqrt().item() for g in torch.autograd.grad(loss, Ws)])

# %% wrong: 05/gradient_norms/squared-error
def gradient_norms(params, X, y):
    Ws = [torch.tensor(W, dtype=torch.float64, requires_grad=True) for W, b in params]
    H = torch.tensor(X, dtype=torch.float64)
    for i, W in enumerate(Ws):
        H = H @ W + torch.tensor(params[i][1])
        if i < len(Ws) - 1:
            H = torch.tanh(H)
    T = torch.nn.functional.one_hot(torch.tensor(y), H.shape[1]).double()
    torch.nn.functional.mse_loss(H, T).backward()
    return np.array([W.grad.norm().item() for W in Ws])

# %% wrong: 05/gradient_norms/squared-error (of the probabilities)
def gradient_norms(params, X, y):
    Ws = [torch.tensor(W, dtype=torch.float64, requires_grad=True) for W, b in params]
    H = torch.tensor(X, dtype=torch.float64)
    for i, W in enumerate(Ws):
        H = H @ W + torch.tensor(params[i][1])
        if i < len(Ws) - 1:
            H = torch.tanh(H)
    T = torch.nn.functional.one_hot(torch.tensor(y), H.shape[1]).double()
    ((torch.softmax(H, dim=1) - T) ** 2).sum(dim=1).mean().backward()
    return np.array([W.grad.norm().item() for W in Ws])

# %% wrong: 05/gradient_norms/norms-clipped
def gradient_norms(params, X, y):
    Hs = [X]
    for W, b in params[:-1]:
        Hs.append(np.tanh(Hs[-1] @ W + b))
    Z = Hs[-1] @ params[-1][0] + params[-1][1]
    P = np.exp(Z - Z.max(axis=1, keepdims=True))
    P /= P.sum(axis=1, keepdims=True)
    P[np.arange(len(y)), y] -= 1
    d = P / len(y)
    out = []
    for l in reversed(range(len(params))):
        out.append(min(np.linalg.norm(Hs[l].T @ d), 1.0))
        if l:
            d = (d @ params[l][0].T) * (1 - Hs[l] ** 2)
    return out[::-1]

# %% wrong: 05/gradient_norms/norms-clipped (the entries)
def gradient_norms(params, X, y):
    Hs = [X]
    for W, b in params[:-1]:
        Hs.append(np.tanh(Hs[-1] @ W + b))
    Z = Hs[-1] @ params[-1][0] + params[-1][1]
    P = np.exp(Z - Z.max(axis=1, keepdims=True))
    P /= P.sum(axis=1, keepdims=True)
    P[np.arange(len(y)), y] -= 1
    d = P / len(y)
    out = []
    for l in reversed(range(len(params))):
        out.append(np.linalg.norm(np.clip(Hs[l].T @ d, -1, 1)))
        if l:
            d = (d @ params[l][0].T) * (1 - Hs[l] ** 2)
    return out[::-1]

# %% wrong: 05/gradient_norms/norms-rounded
right = gradient_norms


def gradient_norms(params, X, y):
    return np.round(right(params, X, y), 4)

# %% wrong: 05/gradient_norms/norms-rounded (to six decimals)
right = gradient_norms


def gradient_norms(params, X, y):
    return [round(float(norm), 6) for norm in right(params, X, y)]

# %% wrong: 05/gradient_norms/binary-cross-entropy
def gradient_norms(params, X, y):
    Hs = [X]
    for W, b in params[:-1]:
        Hs.append(np.tanh(Hs[-1] @ W + b))
    W, b = params[-1]
    Z = Hs[-1] @ W + b
    delta = (1 / (1 + np.exp(-Z)) - np.eye(Z.shape[1])[y]) / len(y)
    norms = []
    for H, (W, _) in zip(Hs[::-1], params[::-1]):
        norms.append(np.linalg.norm(H.T @ delta))
        delta = (delta @ W.T) * (1 - H**2)
    return norms[::-1]

# %% wrong: 05/gradient_norms/gradients-add-up
right = gradient_norms


def gradient_norms(params, X, y):
    return [(i + 1) * norm for i, norm in enumerate(right(params, X, y))]

# %% wrong: 05/gradient_norms/axis-lost
def gradient_norms(params, X, y):
    Hs = [X]
    for W, b in params[:-1]:
        Hs.append(np.tanh(Hs[-1] @ W + b))
    logits = Hs[-1] @ params[-1][0] + params[-1][1]
    logits = logits - logits.max(axis=1, keepdims=True)
    P = np.exp(logits)
    P = P / P.sum(axis=1, keepdims=True)
    delta = P.copy()
    delta[np.arange(len(y)), y] -= 1
    delta = delta / len(X)
    norms = []
    for l in range(len(params) - 1, -1, -1):
        norms.append(np.linalg.norm(Hs[l].T @ delta))
        if l > 0:
            delta = (delta @ params[l][0].T) * (1 - Hs[l] ** 2)
    return np.squeeze(norms[::-1])

# %% wrong: 05/gradient_norms/needs-two-layers
def gradient_norms(params, X, y):
    W, b = params[0]
    Hs = [X, np.tanh(X @ W + b)]
    for W, b in params[1:-1]:
        Hs.append(np.tanh(Hs[-1] @ W + b))
    logits = Hs[-1] @ params[-1][0] + params[-1][1]
    logits = logits - logits.max(axis=1, keepdims=True)
    P = np.exp(logits)
    P = P / P.sum(axis=1, keepdims=True)
    delta = P.copy()
    delta[np.arange(len(y)), y] -= 1
    delta = delta / len(X)
    norms = []
    for l in range(len(params) - 1, -1, -1):
        norms.append(np.linalg.norm(Hs[l].T @ delta))
        if l > 0:
            delta = (delta @ params[l][0].T) * (1 - Hs[l] ** 2)
    return np.array(norms[::-1])

# %% wrong: 05/gradient_norms/one-shift-for-all
def gradient_norms(params, X, y):
    Hs = [X]
    for W, b in params[:-1]:
        Hs.append(np.tanh(Hs[-1] @ W + b))
    logits = Hs[-1] @ params[-1][0] + params[-1][1]
    logits = logits - logits.max()
    P = np.exp(logits)
    P = P / P.sum(axis=1, keepdims=True)
    delta = P.copy()
    delta[np.arange(len(y)), y] -= 1
    delta = delta / len(X)
    norms = []
    for l in range(len(params) - 1, -1, -1):
        norms.append(np.linalg.norm(Hs[l].T @ delta))
        if l > 0:
            delta = (delta @ params[l][0].T) * (1 - Hs[l] ** 2)
    return np.array(norms[::-1])

# %% wrong: 05/gradient_norms/logits-clipped
def gradient_norms(params, X, y):
    Hs = [X]
    for W, b in params[:-1]:
        Hs.append(np.tanh(Hs[-1] @ W + b))
    logits = Hs[-1] @ params[-1][0] + params[-1][1]
    logits = np.clip(logits, -500, 500)
    P = np.exp(logits)
    P = P / P.sum(axis=1, keepdims=True)
    delta = P.copy()
    delta[np.arange(len(y)), y] -= 1
    delta = delta / len(X)
    norms = []
    for l in range(len(params) - 1, -1, -1):
        norms.append(np.linalg.norm(Hs[l].T @ delta))
        if l > 0:
            delta = (delta @ params[l][0].T) * (1 - Hs[l] ** 2)
    return np.array(norms[::-1])

# %% wrong: 05/gradient_norms/logits-clipped (at 700)
def gradient_norms(params, X, y):
    Hs = [X]
    for W, b in params[:-1]:
        Hs.append(np.tanh(Hs[-1] @ W + b))
    logits = Hs[-1] @ params[-1][0] + params[-1][1]
    logits = np.clip(logits, -700, 700)
    P = np.exp(logits)
    P = P / P.sum(axis=1, keepdims=True)
    delta = P.copy()
    delta[np.arange(len(y)), y] -= 1
    delta = delta / len(X)
    norms = []
    for l in range(len(params) - 1, -1, -1):
        norms.append(np.linalg.norm(Hs[l].T @ delta))
        if l > 0:
            delta = (delta @ params[l][0].T) * (1 - Hs[l] ** 2)
    return np.array(norms[::-1])

# %% wrong: 05/gradient_norms/norms-rounded (to ten decimals)
def gradient_norms(params, X, y):
    Hs = [X]
    for W, b in params[:-1]:
        Hs.append(np.tanh(Hs[-1] @ W + b))
    logits = Hs[-1] @ params[-1][0] + params[-1][1]
    logits = logits - logits.max(axis=1, keepdims=True)
    P = np.exp(logits)
    P = P / P.sum(axis=1, keepdims=True)
    delta = P.copy()
    delta[np.arange(len(y)), y] -= 1
    delta = delta / len(X)
    norms = []
    for l in range(len(params) - 1, -1, -1):
        norms.append(np.linalg.norm(Hs[l].T @ delta))
        if l > 0:
            delta = (delta @ params[l][0].T) * (1 - Hs[l] ** 2)
    return np.round(norms[::-1], 10)

# %% wrong: 05/gradient_norms/slope-too-late
def gradient_norms(params, X, y):
    Hs = [X]
    for W, b in params[:-1]:
        Hs.append(np.tanh(Hs[-1] @ W + b))
    logits = Hs[-1] @ params[-1][0] + params[-1][1]
    logits = logits - logits.max(axis=1, keepdims=True)
    P = np.exp(logits)
    P = P / P.sum(axis=1, keepdims=True)
    delta = P.copy()
    delta[np.arange(len(y)), y] -= 1
    delta = delta / len(X)
    norms = []
    for l in range(len(params) - 1, -1, -1):
        norms.append(np.linalg.norm(Hs[l].T @ delta))
        if l > 0:
            delta = (delta if l == len(params) - 1 else delta * (1 - Hs[l + 1] ** 2)) @ params[l][0].T
    return np.array(norms[::-1])

# %% wrong: 05/gradient_norms/slope-twice
def gradient_norms(params, X, y):
    Hs = [X]
    for W, b in params[:-1]:
        Hs.append(np.tanh(Hs[-1] @ W + b))
    logits = Hs[-1] @ params[-1][0] + params[-1][1]
    logits = logits - logits.max(axis=1, keepdims=True)
    P = np.exp(logits)
    P = P / P.sum(axis=1, keepdims=True)
    delta = P.copy()
    delta[np.arange(len(y)), y] -= 1
    delta = delta / len(X)
    norms = []
    for l in range(len(params) - 1, -1, -1):
        norms.append(np.linalg.norm(Hs[l].T @ (delta if l == len(params) - 1 else delta * (1 - Hs[l + 1] ** 2))))
        if l > 0:
            delta = (delta @ params[l][0].T) * (1 - Hs[l] ** 2)
    return np.array(norms[::-1])

# %% wrong: 05/gradient_norms/slope-twice (carried down)
def gradient_norms(params, X, y):
    Hs = [X]
    for W, b in params[:-1]:
        Hs.append(np.tanh(Hs[-1] @ W + b))
    logits = Hs[-1] @ params[-1][0] + params[-1][1]
    logits = logits - logits.max(axis=1, keepdims=True)
    P = np.exp(logits)
    P = P / P.sum(axis=1, keepdims=True)
    delta = P.copy()
    delta[np.arange(len(y)), y] -= 1
    delta = delta / len(X)
    norms = []
    for l in range(len(params) - 1, -1, -1):
        norms.append(np.linalg.norm(Hs[l].T @ delta))
        if l > 0:
            delta = (delta @ params[l][0].T) * (1 - Hs[l] ** 2) ** 2
    return np.array(norms[::-1])

# %% wrong: none (slope not below 0.001)
def gradient_norms(params, X, y):
    Hs = [X]
    for W, b in params[:-1]:
        Hs.append(np.tanh(Hs[-1] @ W + b))
    W, b = params[-1]
    logits = Hs[-1] @ W + b
    E = np.exp(logits - logits.max(axis=1, keepdims=True))
    delta = E / E.sum(axis=1, keepdims=True)
    delta[np.arange(len(y)), y] -= 1
    delta /= len(y)
    norms = []
    for (W, _), H in zip(params[::-1], Hs[::-1]):
        norms.append(np.linalg.norm(H.T @ delta))
        delta = (delta @ W.T) * np.maximum(1 - H**2, 1e-3)
    return np.array(norms[::-1])

# %% wrong: none (a millionth added to the slope)
def gradient_norms(params, X, y):
    Hs = [X]
    for W, b in params[:-1]:
        Hs.append(np.tanh(Hs[-1] @ W + b))
    W, b = params[-1]
    logits = Hs[-1] @ W + b
    E = np.exp(logits - logits.max(axis=1, keepdims=True))
    delta = E / E.sum(axis=1, keepdims=True)
    delta[np.arange(len(y)), y] -= 1
    delta /= len(y)
    norms = []
    for (W, _), H in zip(params[::-1], Hs[::-1]):
        norms.append(np.linalg.norm(H.T @ delta))
        delta = (delta @ W.T) * (1 - H**2 + 1e-6)
    return np.array(norms[::-1])

# %% wrong: 05/gradient_norms/relu-slope
def gradient_norms(params, X, y):
    Hs = [X]
    for W, b in params[:-1]:
        Hs.append(np.tanh(Hs[-1] @ W + b))
    logits = Hs[-1] @ params[-1][0] + params[-1][1]
    logits = logits - logits.max(axis=1, keepdims=True)
    P = np.exp(logits)
    P = P / P.sum(axis=1, keepdims=True)
    delta = P.copy()
    delta[np.arange(len(y)), y] -= 1
    delta = delta / len(X)
    norms = []
    for l in range(len(params) - 1, -1, -1):
        norms.append(np.linalg.norm(Hs[l].T @ delta))
        if l > 0:
            delta = (delta @ params[l][0].T) * (Hs[l] > 0)
    return np.array(norms[::-1])

# %% wrong: 05/gradient_norms/relu-slope (np.where)
def gradient_norms(params, X, y):
    Hs = [X]
    for W, b in params[:-1]:
        Hs.append(np.tanh(Hs[-1] @ W + b))
    logits = Hs[-1] @ params[-1][0] + params[-1][1]
    logits = logits - logits.max(axis=1, keepdims=True)
    P = np.exp(logits)
    P = P / P.sum(axis=1, keepdims=True)
    delta = P.copy()
    delta[np.arange(len(y)), y] -= 1
    delta = delta / len(X)
    norms = []
    for l in range(len(params) - 1, -1, -1):
        norms.append(np.linalg.norm(Hs[l].T @ delta))
        if l > 0:
            delta = np.where(Hs[l] > 0, delta @ params[l][0].T, 0)
    return np.array(norms[::-1])

# %% wrong: 05/gradient_norms/not-tanh (relu)
def gradient_norms(params, X, y):
    Hs = [X]
    for W, b in params[:-1]:
        Hs.append(np.maximum(Hs[-1] @ W + b, 0))
    logits = Hs[-1] @ params[-1][0] + params[-1][1]
    logits = logits - logits.max(axis=1, keepdims=True)
    P = np.exp(logits)
    P = P / P.sum(axis=1, keepdims=True)
    delta = P.copy()
    delta[np.arange(len(y)), y] -= 1
    delta = delta / len(X)
    norms = []
    for l in range(len(params) - 1, -1, -1):
        norms.append(np.linalg.norm(Hs[l].T @ delta))
        if l > 0:
            delta = (delta @ params[l][0].T) * (Hs[l] > 0)
    return np.array(norms[::-1])

# %% wrong: 05/gradient_norms/not-tanh (sigmoid, by autograd)
def gradient_norms(params, X, y):
    Ws = [torch.tensor(W, requires_grad=True) for W, b in params]
    h = torch.tensor(X)
    for i, W in enumerate(Ws):
        h = h @ W + torch.tensor(params[i][1])
        if i < len(Ws) - 1:
            h = torch.sigmoid(h)
    torch.nn.functional.cross_entropy(h, torch.tensor(y)).backward()
    return np.array([W.grad.norm().item() for W in Ws])

# %% wrong: 05/gradient_norms/divided-by-inputs
def gradient_norms(params, X, y):
    Hs = [X]
    for W, b in params[:-1]:
        Hs.append(np.tanh(Hs[-1] @ W + b))
    logits = Hs[-1] @ params[-1][0] + params[-1][1]
    logits = logits - logits.max(axis=1, keepdims=True)
    P = np.exp(logits)
    P = P / P.sum(axis=1, keepdims=True)
    delta = P.copy()
    delta[np.arange(len(y)), y] -= 1
    delta = delta / X.shape[1]
    norms = []
    for l in range(len(params) - 1, -1, -1):
        norms.append(np.linalg.norm(Hs[l].T @ delta))
        if l > 0:
            delta = (delta @ params[l][0].T) * (1 - Hs[l] ** 2)
    return np.array(norms[::-1])

# %% wrong: 05/gradient_norms/no-log
def gradient_norms(params, X, y):
    Ws = [torch.tensor(W, requires_grad=True) for W, b in params]
    h = torch.tensor(X)
    for i, W in enumerate(Ws):
        h = h @ W + torch.tensor(params[i][1])
        if i < len(Ws) - 1:
            h = torch.tanh(h)
    torch.nn.functional.nll_loss(torch.softmax(h, dim=1), torch.tensor(y)).backward()
    return np.array([W.grad.norm().item() for W in Ws])

# %% wrong: 05/gradient_norms/no-log (by hand)
def gradient_norms(params, X, y):
    Ws = [torch.tensor(W, requires_grad=True) for W, b in params]
    h = torch.tensor(X)
    for i, W in enumerate(Ws):
        h = h @ W + torch.tensor(params[i][1])
        if i < len(Ws) - 1:
            h = torch.tanh(h)
    (1 - torch.softmax(h, dim=1)[range(len(y)), y]).mean().backward()
    return np.array([W.grad.norm().item() for W in Ws])

# %% wrong: 05/gradient_norms/output-for-input (but in the last layer)
def gradient_norms(params, X, y):
    Hs = [X]
    for W, b in params[:-1]:
        Hs.append(np.tanh(Hs[-1] @ W + b))
    logits = Hs[-1] @ params[-1][0] + params[-1][1]
    logits = logits - logits.max(axis=1, keepdims=True)
    P = np.exp(logits)
    P = P / P.sum(axis=1, keepdims=True)
    delta = P.copy()
    delta[np.arange(len(y)), y] -= 1
    delta = delta / len(X)
    norms = []
    for l in range(len(params) - 1, -1, -1):
        norms.append(np.linalg.norm(Hs[min(l + 1, len(params) - 1)].T @ delta))
        if l > 0:
            delta = (delta @ params[l][0].T) * (1 - Hs[l] ** 2)
    return np.array(norms[::-1])

# %% wrong: 05/gradient_norms/lost-in-rounding (a step of 1e-6)
def gradient_norms(params, X, y):
    def loss(ps):
        H = X
        for W, b in ps[:-1]:
            H = np.tanh(H @ W + b)
        Z = H @ ps[-1][0] + ps[-1][1]
        Z = Z - Z.max(axis=1, keepdims=True)
        logp = Z - np.log(np.exp(Z).sum(axis=1, keepdims=True))
        return -logp[np.arange(len(y)), y].mean()
    out = []
    for l in range(len(params)):
        G = np.zeros(params[l][0].shape)
        for i in np.ndindex(G.shape):
            ps = [(W.copy(), b) for W, b in params]
            ps[l][0][i] += 1e-6
            up = loss(ps)
            ps[l][0][i] -= 2e-6
            G[i] = (up - loss(ps)) / 2e-6
        out.append(np.linalg.norm(G))
    return np.array(out)

# %% right: one layer treated by itself
def gradient_norms(params, X, y):
    Hs = [X]
    for W, b in params[:-1]:
        Hs.append(np.tanh(Hs[-1] @ W + b))
    Z = Hs[-1] @ params[-1][0] + params[-1][1]
    Z = Z - Z.max(axis=1)[:, None]
    D = (np.exp(Z) / np.exp(Z).sum(axis=1)[:, None] - np.eye(Z.shape[1])[y]) / X.shape[0]
    if len(params) == 1:
        return [np.sqrt(np.sum((X.T @ D) ** 2))]
    norms = {}
    for k in range(len(params), 0, -1):
        norms[k] = np.sqrt(np.sum((Hs[k - 1].T @ D) ** 2))
        D = D @ params[k - 1][0].T * (1 - Hs[k - 1]) * (1 + Hs[k - 1])
    return np.array([norms[k] for k in sorted(norms)])
