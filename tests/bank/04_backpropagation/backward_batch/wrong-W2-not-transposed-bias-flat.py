# mistake: 04/backward_batch/W2-not-transposed
import numpy as np

def backward_batch(X, y, params, lam):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    H = np.tanh(X @ W1 + b1)
    E = np.exp(H @ W2 + b2)
    dO = E / E.sum(axis=1, keepdims=True)
    dO[np.arange(len(y)), y] -= 1
    dO /= len(y)
    dZ = dO @ W2 * (1 - H**2)
    return {
        "dJ_dW1": X.T @ dZ + lam * W1,
        "dJ_db1": dZ.sum(axis=0),
        "dJ_dW2": H.T @ dO + lam * W2,
        "dJ_db2": dO.sum(axis=0),
    }
