# mistake: 04/backward_batch/bias-forgotten
import numpy as np

def backward_batch(X, y, params, lam):
    n = len(y)
    W1, b1, W2, b2 = (params[k] for k in ("W1", "b1", "W2", "b2"))
    H = np.tanh(X @ W1)
    O = H @ W2 + b2
    P = np.exp(O - O.max(axis=1, keepdims=True))
    P /= P.sum(axis=1, keepdims=True)
    P[np.arange(n), y] -= 1
    dO = P / n
    dZ = dO @ W2.T * (1 - H**2)
    return {
        "dJ_dW1": X.T @ dZ + lam * W1,
        "dJ_db1": dZ.sum(axis=0, keepdims=True),
        "dJ_dW2": H.T @ dO + lam * W2,
        "dJ_db2": dO.sum(axis=0, keepdims=True),
    }
