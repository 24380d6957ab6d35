# mistake: 02/rbf/transposed
import numpy as np

def rbf_predict(x, centers, gamma, weights):
    return np.exp(-gamma * (x[:, None] - centers) ** 2) @ weights

def rbf_fit(x, y, centers, gamma):
    Phi = np.exp(-gamma * (centers[:, None] - x) ** 2)
    return np.linalg.lstsq(Phi, y, rcond=None)[0]
