# mistake: 02/relu_interpolant/too-many-units
import numpy as np

def relu_interpolant(xs, ys):
    # one unit switches each slope on, a second one switches it off again
    slopes = np.diff(ys) / np.diff(xs)
    w = np.ones(2 * len(slopes))
    b = -np.concatenate([xs[:-1], xs[1:]])
    v = np.concatenate([slopes, -slopes])
    return w, b, v, ys[0]
