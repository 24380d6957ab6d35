# mistake: 02/relu_interpolant/run-over-rise
import numpy as np


def relu_interpolant(xs, ys):
    slopes = np.diff(xs) / np.diff(ys)
    changes = np.diff(slopes, prepend=0.0)
    ones = np.ones(len(changes))
    return ones, -xs[:-1], changes, ys[0]
