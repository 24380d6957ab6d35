# mistake: 02/relu_interpolant/bias-not-scaled
import numpy as np


def relu_interpolant(xs, ys):
    gaps = np.diff(xs)
    w = 1 / gaps
    rise = np.diff(ys)
    v = rise - np.concatenate([[0.0], rise[:-1] * gaps[1:] / gaps[:-1]])
    return w, -xs[:-1], v, ys[0]
