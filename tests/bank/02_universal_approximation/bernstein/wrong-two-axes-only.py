# mistake: none
import math
import numpy as np


def bernstein(f, n, x):
    k = np.arange(n + 1)
    lg = np.array([math.lgamma(j + 1) for j in range(n + 1)])
    C = lg[n] - lg - lg[::-1]
    t = x.reshape(-1, 1)
    with np.errstate(all='ignore'):
        W = np.exp(C + np.where(k == 0, 0, k * np.log(t)) + np.where(k == n, 0, (n - k) * np.log(1 - t)))
    r = W @ f(k / n)
    return r.reshape(x.shape) if x.ndim < 3 else r
