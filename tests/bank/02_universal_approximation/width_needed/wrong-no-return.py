# mistake: 02/width_needed/no-return
import numpy as np

def width_needed(f, epsilon):
    grid = np.linspace(0, 1, 1001)
    for h in range(1, 50):
        knots = np.linspace(0, 1, h + 1)
        if np.max(np.abs(f(grid) - np.interp(grid, knots, f(knots)))) <= epsilon:
            print("enough:", h)
            break
