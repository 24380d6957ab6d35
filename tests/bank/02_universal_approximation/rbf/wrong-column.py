# mistake: 02/rbf/column
import numpy as np


def rbf_predict(x, centers, gamma, weights):
    return np.exp(-gamma * (x[:, None] - centers) ** 2) @ weights.reshape(-1, 1)


def rbf_fit(x, y, centers, gamma):
    return np.linalg.lstsq(np.exp(-gamma * (x[:, None] - centers) ** 2), y, rcond=None)[0]
