# mistake: 04/gradient_check/x-changed
import numpy as np

def gradient_check(f, gradient, x):
    g = gradient(x)
    n = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        x[i] += 1e-5
        up = f(x)
        x[i] -= 2e-5
        down = f(x)
        x[i] += 1e-5
        n[i] = (up - down) / 2e-5
    return np.abs(g - n).max() <= 1e-5 * np.abs(n).max()
