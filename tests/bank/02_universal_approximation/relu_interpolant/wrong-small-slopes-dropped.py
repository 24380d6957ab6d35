# mistake: none
import numpy as np


def relu_interpolant(xs, ys):
    s = np.diff(ys) / np.diff(xs)
    v = np.diff(s, prepend=0.0)
    k = np.abs(v) > 1e-3
    return np.ones(k.sum()), -xs[:-1][k], v[k], ys[0]
