# mistake: 02/width_needed/error-at-knots
import numpy as np

def width_needed(f, epsilon):
    for h in range(1, 1000):
        xs = np.linspace(0, 1, h + 1)
        net = np.interp(xs, xs, f(xs))
        if np.max(np.abs(f(xs) - net)) <= epsilon:
            return h
