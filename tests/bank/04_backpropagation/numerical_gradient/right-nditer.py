# right: np.nditer, with prints
import numpy as np

def numerical_gradient(f, x, eps=1e-5):
    x = 1.0 * x
    print("x has shape", x.shape)
    grad = np.zeros_like(x)
    it = np.nditer(x, flags=["multi_index"])
    while not it.finished:
        i = it.multi_index
        h = np.zeros_like(x)
        h[i] = eps
        grad[i] = 0.5 * (f(x + h) - f(x - h)) / eps
        it.iternext()
    return grad
