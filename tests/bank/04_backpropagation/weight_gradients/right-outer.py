# right: np.outer, and a sum over examples
import numpy as np

def weight_gradient_column(delta, x):
    return np.outer(delta, x)

def weight_gradient_row(x, delta):
    return sum(np.outer(xi, di) for xi, di in zip(x, delta))
