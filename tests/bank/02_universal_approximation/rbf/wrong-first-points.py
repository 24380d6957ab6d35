# mistake: 02/rbf/some-points
import numpy as np


def bumps(x, centers, gamma):
    return np.exp(-gamma * (x[:, None] - centers) ** 2)


def rbf_predict(x, centers, gamma, weights):
    return bumps(x, centers, gamma) @ weights


def rbf_fit(x, y, centers, gamma):
    m = len(centers)
    return np.linalg.solve(bumps(x[:m], centers, gamma), y[:m])
