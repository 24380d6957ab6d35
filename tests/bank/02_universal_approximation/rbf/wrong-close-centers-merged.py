# mistake: none
import numpy as np


def rbf_predict(x, centers, gamma, weights):
    return np.exp(-gamma * (x[:, None] - centers) ** 2) @ weights

def rbf_fit(x, y, centers, gamma):
    P = np.exp(-gamma * (x[:, None] - centers) ** 2)
    keep = [0]
    for j in range(1, len(centers)):
        if min(abs(centers[j] - centers[i]) for i in keep) > 1e-2: keep.append(j)
    w = np.zeros(len(centers))
    w[keep] = np.linalg.lstsq(P[:, keep], y, rcond=None)[0]
    return w
