# mistake: 02/width_needed/knots-for-units
import numpy as np

def width_needed(f, epsilon):
    grid = np.linspace(0, 1, 1001)
    n = 2
    while True:
        xs = np.linspace(0, 1, n)
        if np.abs(f(grid) - np.interp(grid, xs, f(xs))).max() <= epsilon:
            return n
        n += 1
