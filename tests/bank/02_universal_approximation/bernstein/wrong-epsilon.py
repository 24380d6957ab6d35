# mistake: 02/bernstein/shifted-from-the-ends
import math

import numpy as np


def bernstein(f, n, x):
    out = 0
    for k in range(n + 1):
        c = math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)
        out = out + f(k / n) * np.exp(c + k * np.log(x + 1e-6) + (n - k) * np.log(1 - x + 1e-6))
    return out
