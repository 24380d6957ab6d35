# right: subtract.outer and pinv
import numpy as np

def rbf_predict(x, centers, gamma, weights):
    return np.dot(np.exp(-gamma * np.subtract.outer(x, centers) ** 2), weights)

def rbf_fit(x, y, centers, gamma):
    return np.linalg.pinv(np.exp(-gamma * np.subtract.outer(x, centers) ** 2)) @ y
