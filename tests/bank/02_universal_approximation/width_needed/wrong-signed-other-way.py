# mistake: 02/width_needed/no-absolute-value
import numpy as np

def width_needed(f, epsilon):
    grid = np.linspace(0, 1, 1001)
    h, error = 0, 1e9
    while error > epsilon:
        h += 1
        xs = np.linspace(0, 1, h + 1)
        error = max(np.interp(grid, xs, f(xs)) - f(grid))
    return h
