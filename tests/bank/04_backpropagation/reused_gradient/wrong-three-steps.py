# mistake: 04/reused_gradient/fixed-number-of-uses
import numpy as np


def reused_gradient(x, y, W, T):
    h1 = np.tanh(W @ x); h2 = np.tanh(W @ h1); h3 = np.tanh(W @ h2)
    d3 = (h3 - y) * (1 - h3**2); d2 = W.T @ d3 * (1 - h2**2); d1 = W.T @ d2 * (1 - h1**2)
    return d3 @ h2.T + d2 @ h1.T + d1 @ x.T
