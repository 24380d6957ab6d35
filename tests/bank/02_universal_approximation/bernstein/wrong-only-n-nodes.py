# mistake: 02/bernstein/nodes-off-by-one
import numpy as np
from math import comb


def bernstein(f, n, x):
    nodes = np.linspace(0, 1, n)
    return sum(f(nodes[k]) * comb(n, k) * x**k * (1 - x) ** (n - k) for k in range(n))
