# mistake: 02/bernstein/last-term-missing
import math
import numpy as np

def bernstein(f, n, x):
    total = np.zeros_like(x)
    for k in range(1, n + 1):
        total += f(k / n) * math.comb(n, k) * x**k * (1 - x) ** (n - k)
    return total
