# mistake: 04/reused_gradient/activation-missing
import numpy as np

def reused_gradient(x, y, W, T):
    hs = [x]
    for t in range(T):
        hs.append(W @ hs[-1])
    dJ_dW = np.zeros_like(W)
    dJ_dh = hs[-1] - y
    for t in range(T, 0, -1):
        dJ_dz = dJ_dh * (1 - hs[t] ** 2)
        dJ_dW += dJ_dz @ hs[t - 1].T
        dJ_dh = W.T @ dJ_dz
    return dJ_dW
