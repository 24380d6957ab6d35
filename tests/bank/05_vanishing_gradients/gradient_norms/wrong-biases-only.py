# mistake: 05/gradient_norms/biases-only
import numpy as np


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
