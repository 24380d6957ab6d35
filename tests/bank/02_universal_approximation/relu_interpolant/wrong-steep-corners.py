# mistake: 02/relu_interpolant/not-straight
import numpy as np

def relu_interpolant(xs, ys):
    # flat from knot to knot, with a steep ramp just before the next one
    ramp = 1e-3
    w = np.ones(2 * len(xs) - 2)
    b = -np.concatenate([xs[1:] - ramp, xs[1:]])
    v = np.concatenate([np.diff(ys) / ramp, -np.diff(ys) / ramp])
    return w, b, v, ys[0]
