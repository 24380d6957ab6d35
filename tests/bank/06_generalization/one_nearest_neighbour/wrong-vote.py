# mistake: 06/one_nearest_neighbour/vote
import numpy as np


def one_nearest_neighbour(X_train, y_train, X):
    answers = []
    for x in X:
        order = np.argsort(((X_train - x) ** 2).sum(axis=1), kind="stable")
        answers.append(np.bincount(y_train[order[:3]]).argmax())
    return np.array(answers)
