# mistake: 02/bernstein/one-term
from math import comb


def bernstein(f, n, x):
    for k in range(n + 1):
        total = f(k / n) * comb(n, k) * x**k * (1 - x) ** (n - k)
    return total
