# mistake: 06/one_nearest_neighbour/itself-left-out
import numpy as np


def one_nearest_neighbour(X_train, y_train, X):
    distances = ((X[:, None] - X_train) ** 2).sum(axis=2)
    distances[distances == 0] = np.inf
    return y_train[distances.argmin(axis=1)]
