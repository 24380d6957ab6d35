# mistake: 04/numerical_gradient/half-step
import numpy as np

def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=float)
    grad = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[i] = eps / 2
        grad[i] = (f(x + step) - f(x - step)) / eps
    return grad
