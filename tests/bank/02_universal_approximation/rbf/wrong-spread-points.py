# mistake: 02/rbf/some-points
import numpy as np


def bumps(x, centers, gamma):
    return np.exp(-gamma * (x[:, None] - centers) ** 2)


def rbf_predict(x, centers, gamma, weights):
    return bumps(x, centers, gamma) @ weights


def rbf_fit(x, y, centers, gamma):
    rows = np.linspace(0, len(x) - 1, len(centers)).astype(int)
    return np.linalg.solve(bumps(x[rows], centers, gamma), y[rows])
