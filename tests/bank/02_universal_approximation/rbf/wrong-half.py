# mistake: 02/rbf/halved
import numpy as np

def rbf_predict(x, centers, gamma, weights):
    return np.exp(-0.5 * gamma * (x[:, None] - centers) ** 2) @ weights

def rbf_fit(x, y, centers, gamma):
    return np.linalg.lstsq(np.exp(-0.5 * gamma * (x[:, None] - centers) ** 2), y, rcond=None)[0]
