# right: a finer grid
import numpy as np

def width_needed(f, epsilon):
    t = np.linspace(0, 1, 20001)
    return next(
        h for h in range(1, 500)
        if np.linalg.norm(f(t) - np.interp(t, k := np.linspace(0, 1, h + 1), f(k)), np.inf) <= epsilon
    )
