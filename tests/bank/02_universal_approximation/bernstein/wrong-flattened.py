# mistake: 02/bernstein/flattened
import numpy as np


def bernstein(f, n, x):
    x = x.ravel()
    p = np.zeros((n + 1, *x.shape))
    p[0] = 1
    for _ in range(n):
        tails = p * (1 - x)
        tails[1:] += p[:-1] * x
        p = tails
    return np.tensordot(f(np.arange(n + 1) / n), p, axes=1)
