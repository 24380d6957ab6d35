# mistake: 04/numerical_gradient/relative-step
import numpy as np


def numerical_gradient(f, x, eps=1e-5):
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        h = eps * max(1.0, abs(x[i]))
        p = x.astype(float); p[i] += h
        m = x.astype(float); m[i] -= h
        g[i] = (f(p) - f(m)) / (2 * h)
    return g
