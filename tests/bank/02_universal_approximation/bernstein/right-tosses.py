# right: one toss after the other, entry by entry
import numpy as np

def bernstein(f, n, x):
    flat = x.reshape(-1)
    heads = np.zeros((flat.size, n + 1))
    heads[:, 0] = 1
    for toss in range(n):
        moved = heads[:, :-1] * flat[:, None]
        heads = heads * (1 - flat[:, None])
        heads[:, 1:] += moved
    return (heads * f(np.linspace(0, 1, n + 1))).sum(1).reshape(x.shape)
