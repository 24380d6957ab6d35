# mistake: 02/rbf/gamma-for-sigma
import numpy as np

def rbf_fit(x, y, centers, gamma):
    Phi = np.exp(-((x[:, None] - centers) ** 2) / gamma**2)
    return np.linalg.lstsq(Phi, y, rcond=None)[0]

def rbf_predict(x, centers, gamma, weights):
    return np.exp(-gamma * (x[:, None] - centers) ** 2) @ weights
