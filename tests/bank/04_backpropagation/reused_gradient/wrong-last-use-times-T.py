# mistake: 04/reused_gradient/last-use-times-T
import numpy as np

def reused_gradient(x, y, W, T):
    h = x
    for t in range(T):
        before, h = h, np.tanh(W @ h)
    return T * ((h - y) * (1 - h**2)) @ before.T
