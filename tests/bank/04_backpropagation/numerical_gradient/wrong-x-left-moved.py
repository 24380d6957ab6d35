# mistake: 04/numerical_gradient/x-changed
import numpy as np

def numerical_gradient(f, x, eps=1e-5):
    original = np.array(x, dtype=float)
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        x[i] = original[i] + eps
        up = f(x)
        x[i] = original[i] - eps
        down = f(x)
        x[i] = original[i]
        grad[i] = (up - down) / (2 * eps)
    x += 1e-12  # what is left of x + eps - 2 eps + eps
    return grad
