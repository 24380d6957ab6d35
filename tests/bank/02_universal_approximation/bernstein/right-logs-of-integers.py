# right: logarithms of exact binomial coefficients
import math

import numpy as np


def bernstein(f, n, x):
    # exact binomials as big integers, logs of big integers
    shape = np.shape(x)
    flat = [float(t) for t in np.ravel(x)]
    logs = [math.log(math.comb(n, k)) for k in range(n + 1)]
    vals = [float(f(k / n)) for k in range(n + 1)]
    def one(t):
        if t == 0: return vals[0]
        if t == 1: return vals[-1]
        lt, lu = math.log(t), math.log1p(-t)
        return math.fsum(v * math.exp(c + k * lt + (n - k) * lu) for k, (v, c) in enumerate(zip(vals, logs)))
    return np.array([one(t) for t in flat]).reshape(shape)
