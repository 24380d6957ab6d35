# mistake: 02/width_needed/not-smallest
import numpy as np

GRID = np.linspace(0, 1, 1001)

def good(f, h, epsilon):
    xs = np.linspace(0, 1, h + 1)
    return np.max(np.abs(f(GRID) - np.interp(GRID, xs, f(xs)))) <= epsilon

def width_needed(f, epsilon):
    high = 1
    while not good(f, high, epsilon):
        high *= 2
    low = high // 2
    while high - low > 1:
        middle = (low + high) // 2
        if good(f, middle, epsilon):
            high = middle
        else:
            low = middle
    return high
