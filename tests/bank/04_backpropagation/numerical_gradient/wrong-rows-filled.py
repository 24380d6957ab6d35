# mistake: 04/numerical_gradient/vectors-only
import numpy as np

def numerical_gradient(f, x, eps=1e-5):
    x = x.astype(float)
    grad = np.zeros_like(x)
    for i in range(x.shape[0]):
        up, down = x.copy(), x.copy()
        up[i] += eps
        down[i] -= eps
        grad[i] = (f(up) - f(down)) / (2 * eps)
    return grad
