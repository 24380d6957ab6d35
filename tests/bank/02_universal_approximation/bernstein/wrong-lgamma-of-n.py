# mistake: 02/bernstein/lgamma-shifted
import math
import numpy as np

def bernstein(f, n, x):
    total = np.zeros(x.shape)
    for k in range(n + 1):
        log_ways = math.lgamma(n) - math.lgamma(k) - math.lgamma(n - k)
        total += f(k / n) * np.exp(log_ways + k * np.log(x) + (n - k) * np.log(1 - x))
    return total
