# mistake: 04/numerical_gradient/entry-replaced
import numpy as np

def numerical_gradient(f, x, eps=1e-5):
    gradient = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        upper = x.astype(float)
        lower = x.astype(float)
        upper[i] = eps
        lower[i] = -eps
        gradient[i] = (f(upper) - f(lower)) / (2 * eps)
    return gradient
