# mistake: 02/bernstein/nodes-off-by-one
import math
import numpy as np

def bernstein(f, n, x):
    total = np.zeros_like(x)
    for k in range(n + 1):
        total = total + f(k / (n + 1)) * math.comb(n, k) * x**k * (1 - x) ** (n - k)
    return total
