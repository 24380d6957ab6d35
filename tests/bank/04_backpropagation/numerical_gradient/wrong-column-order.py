# mistake: 04/numerical_gradient/entries-in-another-order
import numpy as np


def numerical_gradient(f, x, eps=1e-5):
    g = []
    flat = x.astype(float).flatten()
    for k in range(flat.size):
        p = flat.copy(); p[k] += eps
        m = flat.copy(); m[k] -= eps
        g.append((f(p.reshape(x.shape)) - f(m.reshape(x.shape))) / (2 * eps))
    return np.array(g).reshape(x.shape, order="F")
