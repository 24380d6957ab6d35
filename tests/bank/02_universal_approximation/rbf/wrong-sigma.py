# mistake: 02/rbf/gamma-for-sigma
import numpy as np

def features(x, centers, gamma):
    return np.exp(-((x[:, None] - centers[None, :]) ** 2) / (2 * gamma**2))

def rbf_fit(x, y, centers, gamma):
    return np.linalg.lstsq(features(x, centers, gamma), y, rcond=None)[0]

def rbf_predict(x, centers, gamma, weights):
    return features(x, centers, gamma) @ weights
