# right: torch tensors, no gradients involved
import numpy as np
import torch

def forward(x, y, W1, W2, lam):
    x, y, W1, W2 = map(torch.tensor, (x, y, W1, W2))
    z = W1 @ x
    h = z.tanh()
    o = W2 @ h
    L = 0.5 * ((o - y) ** 2).sum()
    s = lam / 2 * (W1.pow(2).sum() + W2.pow(2).sum())
    return {"z": z, "h": h, "o": o, "L": L, "s": s, "J": L + s}
