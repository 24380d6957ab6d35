# mistake: 04/gradient_check/verdict-per-entry
import numpy as np

def gradient_check(f, gradient, x):
    def quotients(eps):
        n = np.zeros(x.shape)
        for i in np.ndindex(x.shape):
            e = np.zeros(x.shape)
            e[i] = eps
            n[i] = (f(x + e) - f(x - e)) / (2 * eps)
        return n
    n = quotients(1e-5)
    return np.isclose(gradient(x), n, rtol=0, atol=1e-5 * np.abs(n).max())
