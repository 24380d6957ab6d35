# mistake: 02/relu_interpolant/rises-for-slopes
import numpy as np

def relu_interpolant(xs, ys):
    rises = np.diff(ys)
    v = np.diff(rises, prepend=0)
    return np.ones(len(v)), -xs[:-1], v, ys[0]
