# mistake: 06/one_nearest_neighbour/index-returned
def one_nearest_neighbour(X_train, y_train, X):
    distances = ((X[:, None] - X_train) ** 2).sum(axis=2)
    return distances.argmin(axis=1)
