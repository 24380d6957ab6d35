# mistake: 04/numerical_gradient/same-point
import numpy as np

def numerical_gradient(f, x, eps=1e-5):
    gradient = np.zeros(x.shape)
    x = x.astype(float)
    for i in np.ndindex(x.shape):
        upper = x
        lower = x
        upper[i] += eps
        lower[i] -= eps
        gradient[i] = (f(upper) - f(lower)) / (2 * eps)
    return gradient
