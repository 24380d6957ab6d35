# right: the terms in a list, summed at the end
import numpy as np

def reused_gradient(x, y, W, T):
    zs, hs = [], [x]
    for _ in range(T):
        zs.append(W @ hs[-1])
        hs.append(np.tanh(zs[-1]))
    terms, dh = [], hs[-1] - y
    for z, h in zip(reversed(zs), reversed(hs[:-1])):
        dz = dh / np.cosh(z) ** 2
        terms.append(np.outer(dz, h))
        dh = (dz.T @ W).T
    return np.sum(terms, axis=0)
