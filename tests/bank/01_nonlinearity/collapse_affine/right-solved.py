# right: a linear system from the outputs at a few points
import numpy as np


def collapse_affine(W1, b1, W2, b2):
    d = W1.shape[0]
    X = np.vstack([np.eye(d), np.zeros((1, d))])
    O = (X @ W1 + b1) @ W2 + b2
    A = np.hstack([X, np.ones((d + 1, 1))])
    S = np.linalg.solve(A, O)
    return S[:d], S[d:]
