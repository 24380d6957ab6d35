# mistake: 02/bernstein/toss-overwrites
import numpy as np


def bernstein(f, n, x):
    p = np.zeros((n + 1, *x.shape))
    p[0] = 1
    for _ in range(n):
        p[0] *= 1 - x
        p[1:] = p[1:] * (1 - x) + p[:-1] * x
    return np.tensordot(f(np.arange(n + 1) / n), p, axes=1)
