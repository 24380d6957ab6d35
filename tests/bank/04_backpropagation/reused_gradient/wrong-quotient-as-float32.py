# mistake: 04/reused_gradient/difference-quotient
import numpy as np

def reused_gradient(x, y, W, T):
    def J(V):
        h = x
        for _ in range(T):
            h = np.tanh(V @ h)
        return 0.5 * np.sum((h - y) ** 2)

    g = np.zeros_like(W)
    for i in np.ndindex(W.shape):
        e = np.zeros_like(W)
        e[i] = 1e-5
        g[i] = (J(W + e) - J(W - e)) / 2e-5
    return g.astype(np.float32)
