# mistake: 02/relu_interpolant/heights-for-slopes
import numpy as np

def relu_interpolant(xs, ys):
    return np.ones(len(xs)), -xs, ys, 0.0
