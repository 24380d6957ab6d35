# mistake: 02/relu_interpolant/first-unit-at-zero
import numpy as np


def relu_interpolant(xs, ys):
    s = np.diff(ys) / np.diff(xs)
    v = np.concatenate([[s[0]], np.diff(s)])
    b = -xs[:-1]
    b[0] = 0
    return np.ones(len(s)), b, v, ys[0]
