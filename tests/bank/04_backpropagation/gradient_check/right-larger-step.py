# right: eps = 1e-4 and a looser tolerance
import numpy as np

def gradient_check(f, gradient, x):
    g = np.asarray(gradient(x)).ravel()
    n = np.empty(g.size)
    for i in range(g.size):
        e = np.zeros(g.size)
        e[i] = 1e-4
        e = e.reshape(x.shape)
        n[i] = (f(x + e) - f(x - e)) / 2e-4
    ratio = np.abs(g - n).max() / np.abs(n).max()
    print("relative error", ratio)
    return bool(ratio < 3e-4)
