# mistake: none
import numpy as np


def one_nearest_neighbour(X_train, y_train, X):
    d = np.abs(np.linalg.norm(X, axis=1)[:, None] - np.linalg.norm(X_train, axis=1))
    return y_train[d.argmin(1)]
