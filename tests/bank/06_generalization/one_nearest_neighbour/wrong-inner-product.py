# mistake: 06/one_nearest_neighbour/inner-product
def one_nearest_neighbour(X_train, y_train, X):
    return y_train[(X @ X_train.T).argmax(axis=1)]
