# mistake: none
import numpy as np


def rbf_predict(x, centers, gamma, weights):
    centers -= 0.0
    centers.sort()
    return np.exp(-gamma * (x[:, None] - centers) ** 2) @ weights

def rbf_fit(x, y, centers, gamma):
    P = np.exp(-gamma * (x[:, None] - centers) ** 2)
    return np.linalg.lstsq(P, y, rcond=None)[0]
