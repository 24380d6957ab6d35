# right: through the network of exercise 2
import numpy as np

GRID = np.linspace(0, 1, 1001)

def relu_interpolant(xs, ys):
    slopes = np.diff(ys) / np.diff(xs)
    return np.ones(len(slopes)), -xs[:-1], np.diff(slopes, prepend=0), ys[0]

def one_layer_net(x, w, b, v, c, phi):
    return phi(np.outer(x, w) + b) @ v + c

def width_needed(f, epsilon):
    h = 1
    while True:
        xs = np.linspace(0, 1, h + 1)
        net = one_layer_net(GRID, *relu_interpolant(xs, f(xs)), lambda z: np.maximum(z, 0))
        if not np.max(np.abs(f(GRID) - net)) > epsilon:
            return h
        h = h + 1
