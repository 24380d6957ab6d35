# mistake: none
import numpy as np


def one_nearest_neighbour(X_train, y_train, X):
    d = np.sqrt(((X[:, None] - X_train) ** 2).sum(-1)).round(1)
    return y_train[d.argmin(1)]
