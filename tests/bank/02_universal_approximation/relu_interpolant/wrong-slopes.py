# mistake: 02/relu_interpolant/slopes
import numpy as np

def relu_interpolant(xs, ys):
    slopes = (ys[1:] - ys[:-1]) / (xs[1:] - xs[:-1])
    w = np.ones(len(slopes))
    b = -xs[:-1]
    return w, b, slopes, ys[0]
