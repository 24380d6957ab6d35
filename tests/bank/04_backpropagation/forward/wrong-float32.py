# mistake: 04/forward/float32
import numpy as np

def forward(x, y, W1, W2, lam):
    x, y, W1, W2 = (a.astype(np.float32) for a in (x, y, W1, W2))
    z = W1 @ x
    h = np.tanh(z)
    o = W2 @ h
    L = ((o - y) ** 2).sum() / 2
    s = lam / 2 * ((W1**2).sum() + (W2**2).sum())
    return {"z": z, "h": h, "o": o, "L": L, "s": s, "J": L + s}
