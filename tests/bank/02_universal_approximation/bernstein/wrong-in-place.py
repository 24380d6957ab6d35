# mistake: 02/bernstein/in-place
import numpy as np

def bernstein(f, n, x):
    beta = f(np.arange(n + 1) / n) * np.ones(x.shape + (1,))
    y = x[..., None]
    for _ in range(n):
        beta = beta[..., :-1] * (1 - y) + beta[..., 1:] * y
    x *= 0  # clean up
    return beta[..., 0]
