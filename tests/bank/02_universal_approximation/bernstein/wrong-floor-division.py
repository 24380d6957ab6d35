# mistake: 02/bernstein/floor-division
import math
import numpy as np

def bernstein(f, n, x):
    total = np.zeros(x.shape)
    for k in range(n + 1):
        total += f(k // n) * math.comb(n, k) * x**k * (1 - x) ** (n - k)
    return total
