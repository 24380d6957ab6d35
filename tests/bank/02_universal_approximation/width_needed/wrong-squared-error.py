# mistake: 02/width_needed/squared
import numpy as np

GRID = np.linspace(0, 1, 1001)


def width_needed(f, epsilon):
    for h in range(1, 100):
        k = np.linspace(0, 1, h + 1)
        if np.max((f(GRID) - np.interp(GRID, k, f(k))) ** 2) <= epsilon:
            return h
