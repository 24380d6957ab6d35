# right: one example at a time, added up
import numpy as np

def backward_batch(X, y, params, lam):
    n = X.shape[0]
    g = {k: np.zeros(v.shape) for k, v in params.items()}
    for i in range(n):
        x = X[i : i + 1]
        h = np.tanh(x @ params["W1"] + params["b1"])
        o = h @ params["W2"] + params["b2"]
        p = np.exp(o - o.max())
        p /= p.sum()
        p[0, y[i]] -= 1
        dz = (p @ params["W2"].T) * (1 - h * h)
        g["W2"] += h.T @ p / n
        g["b2"] += p / n
        g["W1"] += x.T @ dz / n
        g["b1"] += dz / n
    for k in ("W1", "W2"):
        g[k] += lam * params[k]
    return {"dJ_d" + k: v for k, v in g.items()}
