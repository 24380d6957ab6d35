# right: pops from a copy of the list
import numpy as np


def mlp_forward(X, params, phi):
    todo = list(params)
    last_W, last_b = todo.pop()
    while todo:
        W, b = todo.pop(0)
        X = phi(np.matmul(X, W) + b)
    return np.matmul(X, last_W) + last_b
