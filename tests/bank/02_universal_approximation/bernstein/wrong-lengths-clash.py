# mistake: none
import math
import numpy as np

def bernstein(f, n, x):
    k = np.arange(n + 1)
    ways = np.array([math.comb(n, j) for j in range(n)])
    x = x[..., None]
    return np.sum(f(k / n) * ways * x**k * (1 - x) ** (n - k), axis=-1)
