# right: solves for v and c, the net being linear in both
import numpy as np

def relu_interpolant(xs, ys):
    n = len(xs)
    features = np.maximum(xs[:, None] - xs[:-1], 0)
    A = np.hstack([features, np.ones((n, 1))])
    solution = np.linalg.solve(A, ys)
    return np.ones(n - 1), -xs[:-1], solution[:-1], solution[-1:]
