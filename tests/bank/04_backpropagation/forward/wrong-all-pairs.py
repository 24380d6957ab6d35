# mistake: 04/forward/all-pairs
import numpy as np


def forward(x, y, W1, W2, lam):
    z = W1 @ x.ravel(); h = np.tanh(z); o = W2 @ h
    L = 0.5 * np.sum((o - y) ** 2); s = lam / 2 * (np.sum(W1**2) + np.sum(W2**2))
    return {"z": z[:, None], "h": h[:, None], "o": o[:, None], "L": L, "s": s, "J": L + s}
