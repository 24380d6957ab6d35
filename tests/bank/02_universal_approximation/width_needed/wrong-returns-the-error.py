# mistake: 02/width_needed/error-returned
import numpy as np

GRID = np.linspace(0, 1, 1001)


def width_needed(f, epsilon):
    h = 1
    while True:
        k = np.linspace(0, 1, h + 1)
        e = np.max(np.abs(f(GRID) - np.interp(GRID, k, f(k))))
        if e <= epsilon:
            return e
        h += 1
