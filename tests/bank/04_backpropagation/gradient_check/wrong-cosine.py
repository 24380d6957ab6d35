# mistake: 04/gradient_check/direction-only
import numpy as np

def gradient_check(f, gradient, x):
    g = gradient(x)
    n = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[i] = 1e-5
        n[i] = (f(x + e) - f(x - e)) / 2e-5
    return bool(np.sum(g * n) / (np.linalg.norm(g) * np.linalg.norm(n)) > 1 - 1e-7)
