# mistake: 04/numerical_gradient/parentheses
import numpy as np


def numerical_gradient(f, x, eps=1e-5):
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        p = x.astype(float); p[i] += eps
        m = x.astype(float); m[i] -= eps
        g[i] = f(p) - f(m) / (2 * eps)
    return g
