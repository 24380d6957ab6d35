# mistake: 02/bernstein/toss-overwrites
import numpy as np


def bernstein(f, n, x):
    P = np.zeros((n + 1,) + x.shape); P[0] = 1
    for m in range(n):
        for k in range(1, m + 2):
            P[k] = P[k] * (1 - x) + P[k - 1] * x
        P[0] = P[0] * (1 - x)
    return np.tensordot(f(np.linspace(0, 1, n + 1)), P, axes=1)
