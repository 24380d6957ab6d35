# mistake: 02/bernstein/f-at-x
import math
import numpy as np

def bernstein(f, n, x):
    return sum(f(x) * math.comb(n, k) * x**k * (1 - x) ** (n - k) for k in range(n + 1))
