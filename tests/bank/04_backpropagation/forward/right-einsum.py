# right: einsum and helper functions
import numpy as np

sq = lambda A: np.einsum("ij,ij", A, A)

def layer(W, v):
    return np.einsum("ij,jk->ik", W, v)

def forward(x, y, W1, W2, lam):
    z = layer(W1, x)
    h = np.tanh(z)
    o = layer(W2, h)
    return {"J": 0.5 * sq(o - y) + 0.5 * lam * (sq(W1) + sq(W2)), "o": o, "z": z, "h": h,
            "s": 0.5 * lam * (sq(W1) + sq(W2)), "L": 0.5 * sq(o - y)}
