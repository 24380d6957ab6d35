# mistake: 02/bernstein/no-return
import math

def bernstein(f, n, x):
    total = 0
    for k in range(n + 1):
        total = total + f(k / n) * math.comb(n, k) * x**k * (1 - x) ** (n - k)
