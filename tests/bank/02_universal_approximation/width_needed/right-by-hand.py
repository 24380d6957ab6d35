# right: the polygon computed point by point
import numpy as np

GRID = np.linspace(0, 1, 1001)


def width_needed(f, epsilon):
    values = [float(f(float(t))) for t in GRID]
    for h in range(1, 1000):
        ys = [float(f(k / h)) for k in range(h + 1)]
        worst = 0.0
        for t, value in zip(GRID, values):
            k = min(int(t * h), h - 1)
            lam = t * h - k
            worst = max(worst, abs((1 - lam) * ys[k] + lam * ys[k + 1] - value))
        if worst <= epsilon:
            return h
