# right: np.allclose with a tolerance that knows the scale
import numpy as np

def numgrad(f, x, eps):
    flat = x.ravel()
    def moved(i, by):
        v = flat.copy()
        v[i] += by
        return f(v.reshape(x.shape))
    return np.reshape([(moved(i, eps) - moved(i, -eps)) / (2 * eps) for i in range(x.size)], x.shape)

def gradient_check(f, gradient, x):
    n = numgrad(f, x, 1e-5)
    return np.allclose(gradient(x), n, rtol=0, atol=1e-6 * abs(n).max())
