# mistake: 02/rbf/no-return
import numpy as np

def rbf_predict(x, centers, gamma, weights):
    features = np.exp(-gamma * (x[:, None] - centers) ** 2)
    values = features @ weights

def rbf_fit(x, y, centers, gamma):
    features = np.exp(-gamma * (x[:, None] - centers) ** 2)
    weights = np.linalg.lstsq(features, y, rcond=None)[0]
