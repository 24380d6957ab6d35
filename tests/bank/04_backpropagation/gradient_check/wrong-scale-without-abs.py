# mistake: 04/gradient_check/scale-without-abs
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
    return np.abs(gradient(x) - n).max() <= 1e-5 * n.max()
