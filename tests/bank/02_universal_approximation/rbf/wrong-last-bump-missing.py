# mistake: 02/rbf/bump-missing
import numpy as np


def bumps(x, centers, gamma):
    return np.exp(-gamma * (x[:, None] - centers) ** 2)


def rbf_predict(x, centers, gamma, weights):
    return sum(
        weights[j] * np.exp(-gamma * (x - centers[j]) ** 2) for j in range(len(centers) - 1)
    )


def rbf_fit(x, y, centers, gamma):
    return np.linalg.lstsq(bumps(x, centers, gamma), y, rcond=None)[0]
