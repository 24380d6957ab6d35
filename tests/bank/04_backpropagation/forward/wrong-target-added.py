# mistake: 04/forward/target-added
import numpy as np


def forward(x, y, W1, W2, lam):
    z = W1 @ x; h = np.tanh(z); o = W2 @ h
    L = 0.5 * np.sum((o + y) ** 2); s = lam / 2 * (np.sum(W1**2) + np.sum(W2**2))
    return {"z": z, "h": h, "o": o, "L": L, "s": s, "J": L + s}
