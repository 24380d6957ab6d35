# mistake: 02/bernstein/nodes-off-by-one
import math
import numpy as np

def bernstein(f, n, x):
    return sum(f((k + 1) / n) * math.comb(n, k) * x**k * (1 - x) ** (n - k) for k in range(n + 1))
