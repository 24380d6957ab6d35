# right: L as a 1 x 1 product, more entries than asked for
import numpy as np

def forward(x, y, W1, W2, lam):
    z = W1 @ x
    e = np.exp(2 * z)
    h = (e - 1) / (e + 1)
    o = W2 @ h
    L = 0.5 * (o - y).T @ (o - y)
    s = 0.5 * lam * (np.trace(W1.T @ W1) + np.trace(W2 @ W2.T))
    return {"x": x, "z": z, "h": h, "o": o, "error": o - y, "L": L, "s": s, "J": L + s}
