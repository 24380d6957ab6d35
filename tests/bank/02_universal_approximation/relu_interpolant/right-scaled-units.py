# right: the change of slope sits in w, only its sign in v
import numpy as np

def relu_interpolant(xs, ys):
    change = np.diff(np.diff(ys) / np.diff(xs), prepend=0)
    w = np.abs(change)
    b = -w * xs[:-1]
    v = np.sign(change)
    return w, b, v, ys[0]
