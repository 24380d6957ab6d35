# mistake: none
import numpy as np


def loss(params, X, y):
    H = X
    for W, b in params[:-1]:
        H = np.tanh(H @ W + b)
    W, b = params[-1]
    Z = H @ W + b
    Z = Z - Z.max(axis=1, keepdims=True)
    log_p = Z - np.log(np.exp(Z).sum(axis=1, keepdims=True))
    return -log_p[np.arange(len(y)), y].mean()


def gradient_norms(params, X, y, eps=1e-4):
    norms = []
    for W, _ in params:
        squares = 0.0
        for i in np.ndindex(*W.shape):
            kept = W[i]
            W[i] = kept + eps
            above = loss(params, X, y)
            W[i] = kept - eps
            below = loss(params, X, y)
            W[i] = kept
            squares += ((above - below) / (2 * eps)) ** 2
        norms.append(squares**0.5)
    return np.array(norms)
