# mistake: 04/numerical_gradient/complex-step
import numpy as np

def numerical_gradient(f, x, eps=1e-5):
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        z = x.astype(complex)
        z[i] += 1j * eps
        grad[i] = f(z).imag / eps
    return grad
