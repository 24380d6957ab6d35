# right: each unit mends what the net misses at the next knot
import numpy as np

def relu(z):
    return np.maximum(z, 0)


def relu_interpolant(xs, ys):
    w = np.ones(len(xs) - 1); b = -xs[:-1]; v = np.zeros(len(xs) - 1); c = ys[0]
    for j in range(len(v)):
        now = v @ relu(w * xs[j + 1] + b) + c
        v[j] = (ys[j + 1] - now) / (xs[j + 1] - xs[j])
    return w, b, v, c
