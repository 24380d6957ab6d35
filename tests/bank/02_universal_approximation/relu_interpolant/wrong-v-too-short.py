# mistake: 02/relu_interpolant/first-slope-missing
import numpy as np

def relu_interpolant(xs, ys):
    slopes = np.diff(ys) / np.diff(xs)
    v = np.diff(slopes)
    w = np.ones(len(xs) - 1)
    return w, -xs[:-1], v, ys[0]
