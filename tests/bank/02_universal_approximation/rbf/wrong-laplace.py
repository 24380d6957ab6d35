# mistake: 02/rbf/not-squared
import numpy as np

def bumps(x, centers, gamma):
    return np.exp(-gamma * np.abs(x[:, None] - centers))

def rbf_predict(x, centers, gamma, weights):
    return bumps(x, centers, gamma) @ weights

def rbf_fit(x, y, centers, gamma):
    return np.linalg.lstsq(bumps(x, centers, gamma), y, rcond=None)[0]
