# right: recursion
import numpy as np

def width_needed(f, epsilon, h=1):
    t = np.linspace(0, 1, 1001)
    k = np.arange(h + 1) / h
    worst = max(abs(f(t) - np.interp(t, k, f(k))))
    return h if worst <= epsilon else width_needed(f, epsilon, h + 1)
