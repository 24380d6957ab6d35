# mistake: 02/bernstein/overflow
import numpy as np

def bernstein(f, n, x):
    k = np.arange(n + 1)
    ways = np.concatenate([[1.0], np.cumprod((n - k[:-1]) / (k[:-1] + 1))])
    x = x[..., None]
    return (ways * x**k * (1 - x) ** (n - k)) @ f(k / n)
