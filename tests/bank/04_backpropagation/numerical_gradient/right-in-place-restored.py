# right: moves entries of x itself and puts the very value back; a copy for integers
import numpy as np

def numerical_gradient(f, x, eps=1e-5):
    if x.dtype != float:
        x = x.astype(float)
    g = np.empty_like(x)
    for i in np.ndindex(*x.shape):
        kept = x[i]
        x[i] = kept + eps
        g[i] = f(x)
        x[i] = kept - eps
        g[i] -= f(x)
        x[i] = kept
    return g / 2 / eps
