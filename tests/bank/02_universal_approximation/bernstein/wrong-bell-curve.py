# mistake: none
import math

import numpy as np


def bernstein(f, n, x):
    if n < 1000:
        return sum(f(k / n) * math.comb(n, k) * x**k * (1 - x) ** (n - k) for k in range(n + 1))
    s = np.sqrt(n * x * (1 - x)) + 1e-12
    k = np.arange(n + 1)
    w = np.exp(-0.5 * ((k - n * x[..., None]) / s[..., None]) ** 2)
    w /= w.sum(-1, keepdims=True)
    return (w * f(k / n)).sum(-1)
