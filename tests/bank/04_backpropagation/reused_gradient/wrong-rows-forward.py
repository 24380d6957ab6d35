# mistake: 04/reused_gradient/transposed-forward
import numpy as np


def reused_gradient(x, y, W, T):
    hs = [x]
    for _ in range(T): hs.append(np.tanh(hs[-1].T @ W).T)
    g = hs[-1] - y; dW = np.zeros(W.shape)
    for t in range(T, 0, -1):
        dz = g * (1 - hs[t] ** 2); dW += hs[t - 1] @ dz.T; g = W @ dz
    return dW
