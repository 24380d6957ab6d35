# mistake: 04/reused_gradient/not-passed-on
import numpy as np

def reused_gradient(x, y, W, T):
    hs = [x]
    for t in range(T):
        hs.append(np.tanh(W @ hs[-1]))
    dh = hs[-1] - y
    g = np.zeros(W.shape)
    for t in range(T, 0, -1):
        dz = dh * (1 - hs[t] ** 2)
        g += dz @ hs[t - 1].T
    return g
