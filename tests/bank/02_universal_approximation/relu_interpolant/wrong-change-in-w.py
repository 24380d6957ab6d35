# mistake: 02/relu_interpolant/change-in-w
import numpy as np


def relu_interpolant(xs, ys):
    slopes = np.diff(ys) / np.diff(xs)
    changes = np.diff(slopes, prepend=0.0)
    ones = np.ones(len(changes))
    return changes, -changes * xs[:-1], ones, ys[0]
