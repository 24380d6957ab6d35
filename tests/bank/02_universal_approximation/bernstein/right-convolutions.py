# right: the tosses as convolutions, one x after the other
import numpy as np


def bernstein(f, n, x):
    out = np.empty(x.shape)
    for i in np.ndindex(x.shape):
        t = x[i]
        p = np.ones(1)
        for _ in range(n):
            p = np.convolve(p, [1 - t, t])
        out[i] = p @ f(np.arange(n + 1) / n)
    return out
