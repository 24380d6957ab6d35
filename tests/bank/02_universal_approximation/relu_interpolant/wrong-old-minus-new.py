# mistake: 02/relu_interpolant/change-sign
import numpy as np

def relu_interpolant(xs, ys):
    slopes = (ys[1:] - ys[:-1]) / (xs[1:] - xs[:-1])
    v = slopes.copy()
    v[1:] = slopes[:-1] - slopes[1:]
    return np.ones(len(v)), -xs[:-1], v, ys[0]
