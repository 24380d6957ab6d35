# mistake: 02/bernstein/shifted-from-the-ends
import math

import numpy as np


def bernstein(f, n, x):
    x = np.clip(x, 1e-5, 1 - 1e-5)
    out = 0
    for k in range(n + 1):
        c = math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)
        out = out + f(k / n) * np.exp(c + k * np.log(x) + (n - k) * np.log(1 - x))
    return out
