# mistake: 02/bernstein/interpolates
import numpy as np

def bernstein(f, n, x):
    nodes = np.linspace(0, 1, n + 1)
    total = np.zeros(x.shape)
    for k in range(n + 1):
        others = np.delete(nodes, k)
        total += f(nodes[k]) * np.prod((x[..., None] - others) / (nodes[k] - others), axis=-1)
    return total
