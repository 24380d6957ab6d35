# right: plain loops, point by point
import numpy as np

def width_needed(f, epsilon):
    grid = [i / 1000 for i in range(1001)]
    values = [float(f(t)) for t in grid]
    h = 0
    while True:
        h += 1
        heights = [float(f(i / h)) for i in range(h + 1)]
        worst = 0.0
        for t, value in zip(grid, values):
            i = min(int(t * h), h - 1)
            net = heights[i] + (heights[i + 1] - heights[i]) * (t * h - i)
            worst = max(worst, abs(value - net))
        if worst <= epsilon:
            return float(h)
