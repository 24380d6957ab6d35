# mistake: none
import numpy as np


def rbf_predict(x, centers, gamma, weights):
    return np.exp(-gamma * (x[:, None] - centers) ** 2) @ weights

def rbf_fit(x, y, centers, gamma):
    P = np.exp(-gamma * (x[:, None] - centers) ** 2)
    u, i = np.unique(x, return_index=True)
    return np.linalg.lstsq(P[i], y[i], rcond=None)[0]
