# mistake: none
import math
import numpy as np


def bernstein(f, n, x):
    p = (1 - x) ** n
    s = p * f(0.0)
    if n < 1000:
        return sum(f(k / n) * math.comb(n, k) * x**k * (1 - x) ** (n - k) for k in range(n + 1))
    r = np.where(x < 1, x / np.where(x < 1, 1 - x, 1), 0)
    for k in range(1, n + 1):
        p = p * (n - k + 1) / k * r
        s = s + f(k / n) * p
    return np.where(x == 1, f(1.0), s)
