# mistake: 06/one_nearest_neighbour/absolute-differences
import numpy as np


def one_nearest_neighbour(X_train, y_train, X):
    distances = np.abs(X[:, None] - X_train).sum(axis=2)
    return y_train[distances.argmin(axis=1)]
