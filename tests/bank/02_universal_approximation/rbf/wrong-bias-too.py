# mistake: 02/rbf/bias
import numpy as np

def bumps(x, centers, gamma):
    return np.exp(-gamma * (x[:, None] - centers) ** 2)

def rbf_predict(x, centers, gamma, weights):
    return bumps(x, centers, gamma) @ weights

def rbf_fit(x, y, centers, gamma):
    P = np.hstack([bumps(x, centers, gamma), np.ones((len(x), 1))])
    return np.linalg.lstsq(P, y, rcond=None)[0]
