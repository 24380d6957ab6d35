# right: np.testing.assert_allclose in a try
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
    n = ng(f, x)
    s = np.max(np.abs(n))
    try:
        np.testing.assert_allclose(gradient(x) / s, n / s, rtol=0, atol=1e-5)
    except AssertionError:
        return False
    return True
