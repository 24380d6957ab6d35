# mistake: 02/relu_interpolant/change-sign
import numpy as np

def relu_interpolant(xs, ys):
    slopes = (ys[:-1] - ys[1:]) / np.diff(xs)
    return np.ones(len(slopes)), -xs[:-1], np.diff(slopes, prepend=0), ys[0]
