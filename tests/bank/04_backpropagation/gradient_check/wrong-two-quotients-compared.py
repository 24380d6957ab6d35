# mistake: 04/gradient_check/gradient-not-called
import numpy as np

def gradient_check(f, gradient, x):
    def quotients(eps):
        n = np.zeros(x.shape)
        for i in np.ndindex(x.shape):
            e = np.zeros(x.shape)
            e[i] = eps
            n[i] = (f(x + e) - f(x - e)) / (2 * eps)
        return n
    a, b = quotients(1e-5), quotients(1e-4)
    return np.abs(a - b).max() <= 1e-5 * np.abs(a).max()
