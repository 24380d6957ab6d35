# mistake: 02/width_needed/last-knot-missing
import numpy as np

GRID = np.linspace(0, 1, 1001)


def width_needed(f, epsilon):
    h = 1
    while True:
        knots = np.arange(h + 1) / (h + 1)
        if np.max(np.abs(f(GRID) - np.interp(GRID, knots, f(knots)))) <= epsilon:
            return h
        h += 1
