# mistake: 04/weight_gradients/one-example-missing
import numpy as np


def weight_gradient_column(delta, x):
    return delta.T @ x.T


def weight_gradient_row(x, delta):
    g = np.zeros((x.shape[1], delta.shape[1]))
    for i in range(1, len(x)): g += np.outer(x[i], delta[i])
    return g
