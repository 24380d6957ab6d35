# mistake: 06/one_nearest_neighbour/inner-product
import numpy as np


def one_nearest_neighbour(X_train, y_train, X):
    length = np.maximum(np.linalg.norm(X_train, axis=1), 1e-12)
    return y_train[(X @ X_train.T / length).argmax(axis=1)]
