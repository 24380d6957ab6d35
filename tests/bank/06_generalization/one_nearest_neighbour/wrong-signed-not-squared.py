# mistake: 06/one_nearest_neighbour/signed-differences
import numpy as np


def one_nearest_neighbour(X_train, y_train, X):
    return y_train[np.argmin([[np.sum(x - row) for row in X_train] for x in X], axis=1)]
