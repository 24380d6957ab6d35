# mistake: none
import numpy as np


def one_nearest_neighbour(X_train, y_train, X):
    d = ((X[:, None] - X_train) ** 2).sum(-1).astype(np.float16)
    return y_train[d.argmin(1)]
