# mistake: 04/gradient_check/nan-made-zero
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
    n = ng(f, x); g = np.nan_to_num(gradient(x))
    return bool(np.max(np.abs(g - n)) <= 1e-5 * np.abs(n).max())
