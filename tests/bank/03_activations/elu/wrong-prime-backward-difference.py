# mistake: 03/elu/prime-measured
import numpy as np


def elu(x, alpha=1.0):
    return np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0)))


def elu_prime(x, alpha=1.0):
    eps = 1e-8
    wide = x.astype(float)
    return ((elu(wide, alpha) - elu(wide - eps, alpha)) / eps).astype(x.dtype)
