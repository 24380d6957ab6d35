# mistake: 02/bernstein/lgamma-shifted
import math
import numpy as np

def bernstein(f, n, x):
    total = np.zeros(x.shape)
    for k in range(n + 1):
        ways = math.exp(math.lgamma(n) - math.lgamma(k + 1) - math.lgamma(n - k + 1))
        total += f(k / n) * ways * x**k * (1 - x) ** (n - k)
    return total
