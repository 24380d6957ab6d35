# mistake: 04/forward/not-a-dict
import numpy as np

def forward(x, y, W1, W2, lam):
    h = np.tanh(W1 @ x)
    o = W2 @ h
    return 0.5 * np.sum((o - y) ** 2) + lam / 2 * (np.sum(W1**2) + np.sum(W2**2))
