# mistake: 04/numerical_gradient/not-restored
import numpy as np

def numerical_gradient(f, x, eps=1e-5):
    up = np.array(x, dtype=float)
    down = np.array(x, dtype=float)
    grad = np.zeros_like(up)
    for i in np.ndindex(up.shape):
        up[i] += eps
        down[i] -= eps
        grad[i] = (f(up) - f(down)) / (2 * eps)
    return grad
