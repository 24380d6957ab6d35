# mistake: 02/bernstein/power-of-one-minus-x
from math import comb


def bernstein(f, n, x):
    return sum(f(k / n) * comb(n, k) * x**k * ((1 - x) ** n - k) for k in range(n + 1))
