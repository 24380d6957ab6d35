# right: np.diff of the two values, in a product of ranges
import numpy as np


def numerical_gradient(f, x, eps=1e-5):
    from itertools import product
    out = np.zeros(np.shape(x))
    for i in product(*map(range, np.shape(x))):
        values = []
        for sign in (1, -1):
            c = np.array(x, dtype="float64")
            c[i] += sign * eps
            values.append(f(c))
        out[i] = np.diff(values[::-1])[0] / (2 * eps)
    return out
