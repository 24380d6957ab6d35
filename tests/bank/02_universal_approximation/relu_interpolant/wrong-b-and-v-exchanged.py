# mistake: 02/relu_interpolant/out-of-order
import numpy as np


def relu_interpolant(xs, ys):
    slopes = np.diff(ys) / np.diff(xs)
    changes = np.diff(slopes, prepend=0.0)
    ones = np.ones(len(changes))
    return ones, changes, -xs[:-1], ys[0]
