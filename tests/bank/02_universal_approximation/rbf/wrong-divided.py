# mistake: 02/rbf/divided-by-gamma
import numpy as np

def phi(x, centers, gamma):
    return np.exp(-((x[:, None] - centers) ** 2) / gamma)

def rbf_fit(x, y, centers, gamma):
    return np.linalg.pinv(phi(x, centers, gamma)) @ y

def rbf_predict(x, centers, gamma, weights):
    return phi(x, centers, gamma) @ weights
