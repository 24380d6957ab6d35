# mistake: 02/relu_interpolant/slopes
import numpy as np

def relu_interpolant(xs, ys):
    v = ys[1:] - ys[:-1]
    return np.ones(len(v)), -xs[:-1], v, ys[0]
