# mistake: 02/relu_interpolant/last-unit-missing
import numpy as np


def relu_interpolant(xs, ys):
    slopes = np.diff(ys) / np.diff(xs)
    v = [slopes[0]] + [slopes[i] - slopes[i - 1] for i in range(1, len(slopes) - 1)]
    v = np.array(v)
    return np.ones(len(v)), -xs[: len(v)], v, ys[0]
