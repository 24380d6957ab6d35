# mistake: 02/rbf/no-gamma
import numpy as np

def bumps(x, centers):
    return np.exp(-((x[:, None] - centers) ** 2))

def rbf_predict(x, centers, gamma, weights):
    return bumps(x, centers) @ weights

def rbf_fit(x, y, centers, gamma):
    return np.linalg.lstsq(bumps(x, centers), y, rcond=None)[0]
