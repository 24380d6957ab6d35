# mistake: none
import numpy as np

GRID = np.linspace(0, 1, 1001)


def width_needed(f, epsilon):
    for h in range(1, 20):
        k = np.linspace(0, 1, h + 1)
        if np.max(np.abs(f(GRID) - np.interp(GRID, k, f(k)))) <= epsilon:
            return h
    return 20
