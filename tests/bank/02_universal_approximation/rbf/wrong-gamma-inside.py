# mistake: 02/rbf/gamma-squared
import numpy as np

def bumps(x, centers, gamma):
    r = gamma * (x[:, None] - centers)
    return np.exp(-(r**2))

def rbf_predict(x, centers, gamma, weights):
    return bumps(x, centers, gamma) @ weights

def rbf_fit(x, y, centers, gamma):
    return np.linalg.lstsq(bumps(x, centers, gamma), y, rcond=None)[0]
