# mistake: 02/bernstein/ends
import math
import numpy as np

def bernstein(f, n, x):
    k = np.arange(n + 1)
    log_ways = np.array([math.lgamma(n + 1) - math.lgamma(j + 1) - math.lgamma(n - j + 1) for j in k])
    x = x[..., None]
    return np.exp(log_ways + k * np.log(x) + (n - k) * np.log(1 - x)) @ f(k / n)
