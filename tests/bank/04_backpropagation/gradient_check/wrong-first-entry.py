# mistake: 04/gradient_check/first-entry-only
import numpy as np

def gradient_check(f, gradient, x):
    e = np.zeros(x.size)
    e[0] = 1e-5
    e = e.reshape(x.shape)
    n = (f(x + e) - f(x - e)) / 2e-5
    return abs(gradient(x).ravel()[0] - n) < 1e-5 * abs(n)
