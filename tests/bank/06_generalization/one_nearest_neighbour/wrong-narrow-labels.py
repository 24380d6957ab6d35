# mistake: none
import numpy as np


def one_nearest_neighbour(X_train, y_train, X):
    nearest = [((X_train - x) ** 2).sum(axis=1).argmin() for x in X]
    return y_train[nearest].astype(np.uint8)
