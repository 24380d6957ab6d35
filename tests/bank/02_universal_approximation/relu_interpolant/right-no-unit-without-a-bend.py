# right: only the units that bend, perhaps none at all
import numpy as np


def relu_interpolant(xs, ys):
    s = np.diff(ys) / np.diff(xs)
    v = np.diff(s, prepend=0.0)
    k = v != 0
    return np.ones(k.sum()), -xs[:-1][k], v[k], ys[0]
