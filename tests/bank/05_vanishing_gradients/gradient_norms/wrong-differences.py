# mistake: 05/gradient_norms/lost-in-rounding
import numpy as np


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
