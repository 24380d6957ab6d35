# mistake: 04/softmax_cross_entropy/classes-from-labels
import numpy as np


def softmax_cross_entropy(Z, y):
    n = len(y)
    S = Z - Z.max(axis=1, keepdims=True)
    L = S - np.log(np.exp(S).sum(axis=1, keepdims=True))
    Y = np.eye(y.max() + 1)[y]
    return -np.mean(L[np.arange(n), y]), (np.exp(L) - Y) / n
