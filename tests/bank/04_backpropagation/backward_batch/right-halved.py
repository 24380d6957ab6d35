# right: halves of the batch, by recursion
import numpy as np


def sce(Z, y):
    n = len(y); S = Z - Z.max(axis=1, keepdims=True); L = S - np.log(np.exp(S).sum(axis=1, keepdims=True)); Y = np.eye(Z.shape[1])[y]
    return -np.mean(L[np.arange(n), y]), (np.exp(L) - Y) / n


def backward_batch(X, y, params, lam):
    print("batch of", len(X))
    if len(X) > 1:
        c = len(X) // 2; a = backward_batch(X[:c], y[:c], params, lam); b = backward_batch(X[c:], y[c:], params, lam)
        return {k: (a[k] * c + b[k] * (len(X) - c)) / len(X) for k in a}
    H = np.tanh(X @ params["W1"] + params["b1"]); dO = sce(H @ params["W2"] + params["b2"], y)[1]; dZ = dO @ params["W2"].T * (1 - H**2)
    return {"dJ_dW1": X.T * dZ + lam * params["W1"], "dJ_db1": dZ, "dJ_dW2": H.T * dO + lam * params["W2"], "dJ_db2": dO}
