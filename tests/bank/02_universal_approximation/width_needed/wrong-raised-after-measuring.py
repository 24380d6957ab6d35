# mistake: 02/width_needed/knots-for-units
import numpy as np

GRID = np.linspace(0, 1, 1001)


def width_needed(f, epsilon):
    h = 1
    k = np.linspace(0, 1, h + 1)
    while np.max(np.abs(f(GRID) - np.interp(GRID, k, f(k)))) > epsilon:
        k = np.linspace(0, 1, h + 1)
        h += 1
    return h
