# mistake: 02/relu_interpolant/gradient
import numpy as np


def relu_interpolant(xs, ys):
    slopes = np.gradient(ys, xs)
    changes = np.diff(slopes, prepend=0.0)
    ones = np.ones(len(changes))
    return ones, -xs, changes, ys[0]
