# right: entry by entry
import math

import numpy as np


def elu(x, alpha=1.0):
    y = np.zeros_like(x)
    for i, v in np.ndenumerate(x):
        y[i] = v if v > 0 else alpha * (math.exp(v) - 1)
    return y


def elu_prime(x, alpha=1.0):
    y = np.zeros_like(x)
    for i, v in np.ndenumerate(x):
        y[i] = 1 if v > 0 else alpha * math.exp(v)
    return y
