# mistake: 06/one_nearest_neighbour/signed-differences
import numpy as np


def one_nearest_neighbour(X_train, y_train, X):
    differences = (X[:, None] - X_train).sum(axis=2)
    return y_train[np.abs(differences).argmin(axis=1)]
