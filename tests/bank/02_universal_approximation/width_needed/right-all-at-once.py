# right: measures all widths first, and gives a NumPy integer
import numpy as np

def width_needed(f, epsilon):
    grid = np.linspace(0, 1, 1001)
    errors = []
    for n in range(2, 80):
        knots = np.linspace(0, 1, n)
        errors.append(np.ptp(np.append(np.abs(f(grid) - np.interp(grid, knots, f(knots))), 0)))
    return np.flatnonzero(np.array(errors) <= epsilon)[0] + 1
