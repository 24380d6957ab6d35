# mistake: 02/bernstein/no-binomial
import numpy as np

def bernstein(f, n, x):
    k = np.arange(n + 1)
    x = x[..., None]
    return (f(k / n) * x**k * (1 - x) ** (n - k)).sum(axis=-1)
