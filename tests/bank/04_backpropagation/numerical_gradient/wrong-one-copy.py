# mistake: 04/numerical_gradient/one-sided-halved
import numpy as np

def numerical_gradient(f, x, eps=1e-5):
    gradient = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        moved = x.astype(float)
        moved[i] += eps
        above = f(moved)
        moved[i] -= eps
        gradient[i] = (above - f(moved)) / (2 * eps)
    return gradient
