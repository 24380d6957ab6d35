# right: the normal equations, solved as a least-squares problem
import numpy as np

def rbf_predict(x, centers, gamma, weights):
    return sum(w * np.exp(-gamma * (x - c) ** 2) for w, c in zip(weights, centers))

def rbf_fit(x, y, centers, gamma):
    P = np.stack([np.exp(-gamma * (x - c) ** 2) for c in centers], axis=1)
    return np.linalg.lstsq(P.T @ P, P.T @ y, rcond=None)[0]
