# mistake: 02/bernstein/lgamma-shifted
import math

import numpy as np


def bernstein(f, n, x):
    t = np.clip(x, 1e-300, 1 - 1e-16)
    out = 0
    for k in range(n + 1):
        c = math.lgamma(n) - math.lgamma(k or 1) - math.lgamma(max(n - k, 1))
        out = out + f(k / n) * np.exp(c + k * np.log(t) + (n - k) * np.log1p(-t))
    return out
