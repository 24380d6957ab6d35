# mistake: 06/one_nearest_neighbour/distance-returned
def one_nearest_neighbour(X_train, y_train, X):
    return ((X[:, None] - X_train) ** 2).sum(axis=2).min(axis=1)
