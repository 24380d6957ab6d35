# mistake: 02/rbf/summed-over-points
import numpy as np


def rbf_predict(x, centers, gamma, weights):
    return np.sum(weights * np.exp(-gamma * (x[:, None] - centers) ** 2), axis=0 if len(x) == len(centers) else 1)

def rbf_fit(x, y, centers, gamma):
    P = np.exp(-gamma * (x[:, None] - centers) ** 2)
    return np.linalg.lstsq(P, y, rcond=None)[0]
