# mistake: 02/bernstein/overflow
import math
import numpy as np

def bernstein(f, n, x):
    return sum(f(k / n) * math.comb(n, k) * x**k * (1 - x) ** (n - k) for k in range(n + 1))
