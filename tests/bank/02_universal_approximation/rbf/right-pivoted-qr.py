# right: a QR factorisation that leaves out what is dependent
import numpy as np
import scipy.linalg


def rbf_predict(x, centers, gamma, weights):
    return sum(a * np.exp(-gamma * (x - c) ** 2) for a, c in zip(weights, centers))


def rbf_fit(x, y, centers, gamma):
    H = np.exp(-gamma * (x[:, None] - centers) ** 2)
    Q, R, p = scipy.linalg.qr(H, mode="economic", pivoting=True)
    d = np.abs(np.diag(R))
    r = int((d > d[0] * 1e-14).sum())
    w = np.zeros(len(centers))
    w[p[:r]] = scipy.linalg.solve_triangular(R[:r, :r], Q[:, :r].T @ y)
    return w
