# mistake: 06/one_nearest_neighbour/rows-changed
def one_nearest_neighbour(X_train, y_train, X):
    X_train -= X_train.mean(axis=0)
    return y_train[((X[:, None] - X_train) ** 2).sum(axis=2).argmin(axis=1)]
