# mistake: 04/softmax_cross_entropy/no-max-shift
import numpy as np


def softmax_cross_entropy(Z, y):
    Z = Z.astype(np.longdouble); n = len(y); P = np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True); Y = np.eye(Z.shape[1])[y]
    return float(-np.mean(np.log(P[np.arange(n), y]))), ((P - Y) / n).astype(float)
