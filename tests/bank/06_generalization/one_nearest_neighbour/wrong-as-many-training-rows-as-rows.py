# mistake: none
import numpy as np


def one_nearest_neighbour(X_train, y_train, X):
    d = np.zeros((len(X), len(X)))
    for i in range(len(X)):
        for j in range(len(X)):
            d[i, j] = ((X[i] - X_train[j % len(X_train)]) ** 2).sum()
    return y_train[d.argmin(1) % len(y_train)]
