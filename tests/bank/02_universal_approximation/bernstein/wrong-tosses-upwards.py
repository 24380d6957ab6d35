# mistake: 02/bernstein/toss-overwrites
import numpy as np


def bernstein(f, n, x):
    p = np.zeros((n + 1, *x.shape))
    p[0] = 1
    for toss in range(n):
        p[0] = p[0] * (1 - x)
        for k in range(1, toss + 2):
            p[k] = p[k] * (1 - x) + p[k - 1] * x
    return np.tensordot(f(np.arange(n + 1) / n), p, axes=1)
