# mistake: 02/bernstein/axes
import math
import numpy as np

def bernstein(f, n, x):
    k = np.arange(n + 1)
    ways = np.array([math.comb(n, int(j)) for j in k])
    return np.sum(f(k / n) * ways * x**k * (1 - x) ** (n - k))
