# mistake: 06/one_nearest_neighbour/vote
from collections import Counter

import numpy as np


def one_nearest_neighbour(X_train, y_train, X):
    labels = []
    for x in X:
        nearest = np.argsort(((X_train - x) ** 2).sum(axis=1))[:3]
        labels.append(Counter(y_train[nearest].tolist()).most_common(1)[0][0])
    return np.array(labels)
