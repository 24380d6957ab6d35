# right: the units open to the left, from the last knot on
import numpy as np

def relu_interpolant(xs, ys):
    slopes = np.diff(ys) / np.diff(xs)
    v = np.diff(slopes[::-1], prepend=0) * -1
    w = -np.ones(len(slopes))
    b = xs[:0:-1]
    return w, b, v, ys[-1]
