# right: loops over the examples, outer products
import numpy as np


def gradient_norms(params, X, y):
    total = [np.zeros_like(W) for W, _ in params]
    for x, label in zip(X, y):
        hs = [x]
        for W, b in params[:-1]:
            hs.append(np.tanh(hs[-1] @ W + b[0]))
        z = hs[-1] @ params[-1][0] + params[-1][1][0]
        p = np.exp(z - np.max(z))
        p = p / p.sum()
        p[label] -= 1.0
        g = p
        for i in range(len(params) - 1, -1, -1):
            total[i] += np.outer(hs[i], g) / len(X)
            g = params[i][0] @ g * (1 - hs[i] ** 2)
    return np.array([np.sqrt(np.sum(t**2)) for t in total])
