# mistake: none
import numpy as np


def one_nearest_neighbour(X_train, y_train, X):
    labels = np.zeros(len(X), dtype=np.uint8)
    for i, x in enumerate(X):
        labels[i] = y_train[((X_train - x) ** 2).sum(axis=1).argmin()] % 256
    return labels
