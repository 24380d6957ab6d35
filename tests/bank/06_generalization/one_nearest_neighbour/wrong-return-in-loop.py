# mistake: 06/one_nearest_neighbour/one-row-only
import numpy as np


def one_nearest_neighbour(X_train, y_train, X):
    for x in X:
        distances = np.linalg.norm(X_train - x, axis=1)
        return y_train[np.argmin(distances)]
