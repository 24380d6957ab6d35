# right: the normal equations with a pseudo-inverse
import numpy as np

def phi(x, centers, gamma):
    return np.einsum("ij->ij", np.exp(-gamma * (x[:, None] - centers) ** 2))

def rbf_predict(x, centers, gamma, weights):
    return np.einsum("nm,m->n", phi(x, centers, gamma), weights)

def rbf_fit(x, y, centers, gamma):
    P = phi(x, centers, gamma)
    return np.linalg.pinv(P.T @ P) @ (P.T @ y)
