# mistake: 02/relu_interpolant/previous-weight
import numpy as np


def relu_interpolant(xs, ys):
    s = np.diff(ys) / np.diff(xs)
    v = [s[0]]
    for i in range(1, len(s)):
        v.append(s[i] - v[i - 1])
    return np.ones(len(s)), -xs[:-1], np.array(v), ys[0]
