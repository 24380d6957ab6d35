# mistake: 02/relu_interpolant/uniform-knots
import numpy as np

def relu_interpolant(xs, ys):
    dx = xs[1] - xs[0]
    slopes = np.diff(ys) / dx
    v = np.diff(slopes, prepend=0)
    return np.ones(len(v)), -xs[:-1], v, ys[0]
