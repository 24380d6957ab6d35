# mistake: 02/relu_interpolant/intercept
import numpy as np


def relu_interpolant(xs, ys):
    slopes = np.diff(ys) / np.diff(xs)
    changes = np.diff(slopes, prepend=0.0)
    ones = np.ones(len(changes))
    return ones, -xs[:-1], changes, ys[0] - slopes[0] * xs[0]
