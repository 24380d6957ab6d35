# right: np.ndenumerate and copies
import numpy as np

def numerical_gradient(f, x, eps=1e-5):
    x = np.asarray(x).astype(float)
    grad = np.zeros(x.shape)
    for idx, v in np.ndenumerate(x):
        up, down = x.copy(), x.copy()
        up[idx] = v + eps
        down[idx] = v - eps
        grad[idx] = (f(up) - f(down)) / (2 * eps)
    return grad
