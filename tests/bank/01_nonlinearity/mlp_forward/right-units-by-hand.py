# right: phi called on single numbers
import numpy as np


def mlp_forward(X, params, phi):
    for depth, (W, b) in enumerate(params):
        new = np.zeros((X.shape[0], W.shape[1]))
        for i in range(X.shape[0]):
            for j in range(W.shape[1]):
                z = b[0, j] + sum(X[i, k] * W[k, j] for k in range(W.shape[0]))
                new[i, j] = z if depth == len(params) - 1 else phi(z)
        X = new
    return X
