# right: logarithms of factorials, the ends apart
import math
import numpy as np

def bernstein(f, n, x):
    x = np.asarray(x, dtype=float)
    safe = np.clip(x, 1e-300, 1 - 1e-16)
    total = np.zeros(x.shape)
    for k in range(n + 1):
        log_ways = math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)
        weight = np.exp(log_ways + k * np.log(safe) + (n - k) * np.log1p(-safe))
        total += weight * f(k / n)
    total[x == 0] = f(0.0)
    total[x == 1] = f(1.0)
    return total
