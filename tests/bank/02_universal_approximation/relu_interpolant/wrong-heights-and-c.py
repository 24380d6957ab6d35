# mistake: 02/relu_interpolant/heights-for-slopes
import numpy as np

def relu_interpolant(xs, ys):
    w = np.ones(len(xs) - 1)
    return w, -xs[:-1], ys[1:], ys[0]
