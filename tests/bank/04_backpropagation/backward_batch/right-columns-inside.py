# right: column layout inside, transposed at the end
import numpy as np

def backward_batch(X, y, params, lam):
    V1, c1, V2, c2 = (params[k].T for k in ("W1", "b1", "W2", "b2"))
    x = X.T
    h = np.tanh(V1 @ x + c1)
    o = V2 @ h + c2
    p = np.exp(o - o.max(axis=0))
    p = p / p.sum(axis=0)
    p[y, np.arange(len(y))] -= 1
    delta2 = p / len(y)
    delta1 = (V2.T @ delta2) * (1 - h**2)
    grads = {
        "dJ_dW1": delta1 @ x.T + lam * V1,
        "dJ_db1": delta1.sum(axis=1, keepdims=True),
        "dJ_dW2": delta2 @ h.T + lam * V2,
        "dJ_db2": delta2.sum(axis=1, keepdims=True),
    }
    return {name: g.T for name, g in grads.items()}
