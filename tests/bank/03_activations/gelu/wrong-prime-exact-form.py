# mistake: 03/gelu/prime-exact-form
import math

import numpy as np


def gelu(x):
    c = math.sqrt(2 / math.pi)
    return 0.5 * x * (1 + np.tanh(c * (x + 0.044715 * x**3)))


def gelu_prime(x):
    cdf = [0.5 * (1 + math.erf(v / math.sqrt(2))) for v in x.ravel()]
    pdf = np.exp(-0.5 * x * x) / math.sqrt(2 * math.pi)
    return np.reshape(cdf, x.shape).astype(x.dtype) + x * pdf
