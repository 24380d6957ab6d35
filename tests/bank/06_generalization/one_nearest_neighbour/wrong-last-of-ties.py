# mistake: 06/one_nearest_neighbour/last-of-equally-near
import numpy as np


def one_nearest_neighbour(X_train, y_train, X):
    answers = []
    for x in X:
        best = float("inf")
        for row, label in zip(X_train, y_train):
            distance = np.sum((x - row) ** 2)
            if distance <= best:
                best, answer = distance, label
        answers.append(answer)
    return np.array(answers)
