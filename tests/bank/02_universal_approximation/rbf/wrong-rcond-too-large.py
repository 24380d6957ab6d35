# mistake: none
import numpy as np


def rbf_predict(x, centers, gamma, weights):
    return np.exp(-gamma * (x[:, None] - centers) ** 2) @ weights

def rbf_fit(x, y, centers, gamma):
    P = np.exp(-gamma * (x[:, None] - centers) ** 2)
    return np.linalg.lstsq(P, y, rcond=1e-3)[0]
