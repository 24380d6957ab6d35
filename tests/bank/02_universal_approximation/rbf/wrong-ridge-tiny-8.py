# mistake: 02/rbf/ridge
import numpy as np

def bumps(x, centers, gamma):
    return np.exp(-gamma * (x[:, None] - centers) ** 2)

def rbf_predict(x, centers, gamma, weights):
    return bumps(x, centers, gamma) @ weights

def rbf_fit(x, y, centers, gamma):
    Phi = bumps(x, centers, gamma)
    # keep the matrix invertible
    return np.linalg.solve(Phi.T @ Phi + 1e-8 * np.eye(len(centers)), Phi.T @ y)
