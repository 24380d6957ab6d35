# right: every entry within a share of the largest, np.bool_ returned
import numpy as np

def gradient_check(f, gradient, x):
    n = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        e = np.zeros_like(x)
        e[i] = 1e-6
        n[i] = (f(x + e) - f(x - e)) / 2e-6
    return np.all(np.abs(gradient(x) - n) <= 1e-5 * np.abs(n).max())
