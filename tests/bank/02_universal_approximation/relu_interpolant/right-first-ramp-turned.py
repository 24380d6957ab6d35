# right: the first unit opens to the left
import numpy as np


def relu_interpolant(xs, ys):
    # one ramp to the left of xs[1] and ramps to the right
    n = len(xs)
    s = [(ys[i + 1] - ys[i]) / (xs[i + 1] - xs[i]) for i in range(n - 1)]
    w = [-1.0] + [1.0] * (n - 2)
    b = [xs[1]] + [-x for x in xs[1:-1]]
    v = [-s[0]] + [s[1] - 0.0 if i == 0 else s[i + 1] - s[i] for i in range(n - 2)]
    return np.array(w), np.array(b), np.array(v), ys[1]
