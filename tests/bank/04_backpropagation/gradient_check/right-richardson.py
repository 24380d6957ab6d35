# right: extrapolated differences
import numpy as np


def ng(f, x, eps=1e-5):
    x = np.array(x, float)
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        p = x.copy(); p[i] += eps
        m = x.copy(); m[i] -= eps
        g[i] = (f(p) - f(m)) / (2 * eps)
    return g


def gradient_check(f, gradient, x):
    a, b = ng(f, x, 1e-4), ng(f, x, 2e-4)
    n = (4 * a - b) / 3
    return int(not (np.abs(gradient(x) - n) / np.abs(n).max() > 1e-4).any() and not np.isnan(gradient(x)).any()) == 1
