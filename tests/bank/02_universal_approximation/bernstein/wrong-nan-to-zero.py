# mistake: 02/bernstein/ends
import math

import numpy as np


def bernstein(f, n, x):
    total = 0
    for k in range(n + 1):
        ways = math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)
        with np.errstate(all="ignore"):
            weight = np.exp(ways + k * np.log(x) + (n - k) * np.log(1 - x))
        total = total + f(k / n) * np.nan_to_num(weight)
    return total
