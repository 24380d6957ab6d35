# right: recursion
import numpy as np

def reused_gradient(x, y, W, T):
    def go(h_before, t):
        h = np.tanh(W @ h_before)
        if t == T:
            dh, dW = h - y, 0
        else:
            dh, dW = go(h, t + 1)
        dz = dh * (1 - h * h)
        return W.T @ dz, dW + dz @ h_before.T
    return go(x, 1)[1]
