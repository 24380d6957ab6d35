# mistake: 04/backward_batch/left-zero
import numpy as np


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
