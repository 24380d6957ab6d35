# right: gives the bump that is 0 everywhere a huge weight
import numpy as np


def rbf_predict(x, centers, gamma, weights):
    return np.exp(-gamma * (x[:, None] - centers) ** 2) @ weights

def rbf_fit(x, y, centers, gamma):
    P = np.exp(-gamma * (x[:, None] - centers) ** 2)
    w = np.linalg.lstsq(P, y, rcond=None)[0]
    w[P.max(0) == 0] = 1e6
    return w
