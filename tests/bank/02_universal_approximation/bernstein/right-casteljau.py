# right: de Casteljau's repeated averaging
import numpy as np

def bernstein(f, n, x):
    beta = f(np.arange(n + 1) / n) * np.ones(x.shape + (1,))
    x = x[..., None]
    for _ in range(n):
        beta = beta[..., :-1] * (1 - x) + beta[..., 1:] * x
    return beta[..., 0]
