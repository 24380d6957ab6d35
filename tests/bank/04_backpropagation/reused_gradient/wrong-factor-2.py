# mistake: 04/reused_gradient/loss-factor
import numpy as np

def reused_gradient(x, y, W, T):
    hs = [x]
    for t in range(T):
        hs.append(np.tanh(W @ hs[-1]))
    dh = 2 * (hs[-1] - y)
    g = np.zeros(W.shape)
    for t in range(T, 0, -1):
        dz = dh * (1 - hs[t] ** 2)
        g += dz @ hs[t - 1].T
        dh = W.T @ dz
    return g
