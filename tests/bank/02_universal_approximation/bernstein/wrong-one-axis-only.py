# mistake: 02/bernstein/axes
import numpy as np

def bernstein(f, n, x):
    out = np.zeros(x.shape)
    for i in range(len(x)):
        beta = f(np.arange(n + 1) / n)
        for _ in range(n):
            beta = beta[:-1] * (1 - x[i]) + beta[1:] * x[i]
        out[i] = beta[0]
    return out
