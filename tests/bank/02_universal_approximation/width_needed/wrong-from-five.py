# mistake: 02/width_needed/not-smallest
import numpy as np


def width_needed(f, epsilon):
    grid = np.linspace(0, 1, 1001)
    for h in range(5, 99):
        xs = np.linspace(0, 1, h + 1)
        if np.max(np.abs(f(grid) - np.interp(grid, xs, f(xs)))) <= epsilon:
            return h
