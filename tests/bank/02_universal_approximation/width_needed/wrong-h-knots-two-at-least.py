# mistake: 02/width_needed/knots-for-units
import numpy as np


def width_needed(f, epsilon):
    grid, h = np.linspace(0, 1, 1001), 1
    while True:
        xs = np.linspace(0, 1, max(h, 2))
        if np.max(np.abs(f(grid) - np.interp(grid, xs, f(xs)))) <= epsilon:
            return h
        h += 1
