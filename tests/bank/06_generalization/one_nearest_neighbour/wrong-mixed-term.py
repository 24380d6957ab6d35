# mistake: 06/one_nearest_neighbour/expanded-wrongly
def one_nearest_neighbour(X_train, y_train, X):
    squares = (X**2).sum(axis=1)[:, None] + (X_train**2).sum(axis=1) - X @ X_train.T
    return y_train[squares.argmin(axis=1)]
