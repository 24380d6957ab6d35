# mistake: 02/relu_interpolant/no-offset
import numpy as np

def relu_interpolant(xs, ys):
    slopes = np.diff(ys) / np.diff(xs)
    v = np.diff(slopes, prepend=0)
    return np.ones(len(v)), -xs[:-1], v
