# mistake: 02/width_needed/strict
import numpy as np

def width_needed(f, epsilon):
    grid = np.linspace(0, 1, 1001)
    h = 1
    while True:
        knots = np.linspace(0, 1, h + 1)
        if np.max(np.abs(f(grid) - np.interp(grid, knots, f(knots)))) < epsilon:
            return h
        h += 1
