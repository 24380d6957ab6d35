# mistake: 02/width_needed/not-smallest
import numpy as np

GRID = np.linspace(0, 1, 1001)


def width_needed(f, epsilon):
    def ok(h):
        k = np.linspace(0, 1, h + 1)
        return np.max(np.abs(f(GRID) - np.interp(GRID, k, f(k)))) <= epsilon
    lo, hi = 1, 50
    while lo < hi:
        mid = (lo + hi) // 2
        if ok(mid): hi = mid
        else: lo = mid + 1
    return lo
