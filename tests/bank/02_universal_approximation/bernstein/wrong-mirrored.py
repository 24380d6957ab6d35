# mistake: 02/bernstein/mirrored
import math
import numpy as np

def bernstein(f, n, x):
    return sum(f(k / n) * math.comb(n, k) * (1 - x) ** k * x ** (n - k) for k in range(n + 1))
