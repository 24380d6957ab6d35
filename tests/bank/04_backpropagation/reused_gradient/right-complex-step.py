# right: complex steps, exact as the text says
import numpy as np

def reused_gradient(x, y, W, T):
    def J(W):
        h = x
        for _ in range(T):
            h = np.tanh(W @ h)
        return 0.5 * np.sum((h - y) ** 2)

    g = np.zeros(W.shape)
    for i in np.ndindex(W.shape):
        V = W.astype(complex)
        V[i] += 1e-30j
        g[i] = J(V).imag / 1e-30
    return g
