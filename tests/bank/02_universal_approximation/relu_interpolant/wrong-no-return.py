# mistake: 02/relu_interpolant/no-return
import numpy as np

def relu_interpolant(xs, ys):
    slopes = np.diff(ys) / np.diff(xs)
    w, b = np.ones(len(slopes)), -xs[:-1]
    v = np.diff(slopes, prepend=0)
