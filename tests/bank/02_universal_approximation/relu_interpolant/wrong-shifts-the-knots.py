# mistake: 02/relu_interpolant/in-place
import numpy as np


def relu_interpolant(xs, ys):
    slopes = np.diff(ys) / np.diff(xs)
    start = xs[0]
    xs -= start  # the caller's own array
    return np.ones(len(slopes)), -xs[:-1] - start, np.diff(slopes, prepend=0), ys[0]
