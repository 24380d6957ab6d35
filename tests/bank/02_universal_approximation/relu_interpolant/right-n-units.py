# right: one unit more, which c = 0 allows: it is constant over the knots
import numpy as np

def relu_interpolant(xs, ys):
    slopes = np.diff(ys) / np.diff(xs)
    v = np.diff(slopes, prepend=0)
    w = np.append(np.ones(len(v)), 0.0)
    b = np.append(-xs[:-1], 1.0)
    return w, b, np.append(v, ys[0]), 0.0
