# mistake: 04/numerical_gradient/one-sided
import numpy as np

def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=float)
    grad = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        down = x.copy()
        down[i] -= eps
        grad[i] = (f(x) - f(down)) / eps
    return grad
