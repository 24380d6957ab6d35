# mistake: 02/bernstein/ends
import math

import numpy as np


def bernstein(f, n, x):
    result = np.zeros(x.shape)
    for i, t in np.ndenumerate(x):
        for k in range(n + 1):
            ways = math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)
            power = k * math.log(t) + (n - k) * math.log(1 - t)
            result[i] += f(k / n) * math.exp(ways + power)
    return result
