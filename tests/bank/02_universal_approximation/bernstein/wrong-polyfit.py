# mistake: 02/bernstein/interpolates
import numpy as np

def bernstein(f, n, x):
    nodes = np.linspace(0, 1, n + 1)
    return np.polyval(np.polyfit(nodes, f(nodes), n), x)
