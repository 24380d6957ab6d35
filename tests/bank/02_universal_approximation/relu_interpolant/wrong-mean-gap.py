# mistake: 02/relu_interpolant/uniform-knots
import numpy as np

def relu_interpolant(xs, ys):
    n = len(xs)
    step = (xs[-1] - xs[0]) / (n - 1)
    v = np.zeros(n - 1)
    before = 0
    for i in range(n - 1):
        slope = (ys[i + 1] - ys[i]) / step
        v[i] = slope - before
        before = slope
    return np.ones(n - 1), -xs[:-1], v, ys[0]
