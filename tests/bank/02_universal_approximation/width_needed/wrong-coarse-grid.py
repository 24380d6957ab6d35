# mistake: 02/width_needed/coarse-grid
import numpy as np

def width_needed(f, epsilon):
    grid = np.linspace(0, 1, 11)  # too coarse to see what happens between the knots
    for h in range(1, 1000):
        xs = np.linspace(0, 1, h + 1)
        if np.max(np.abs(f(grid) - np.interp(grid, xs, f(xs)))) <= epsilon:
            return h
