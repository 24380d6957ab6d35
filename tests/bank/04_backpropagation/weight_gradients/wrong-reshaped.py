# mistake: 04/weight_gradients/reshaped
import numpy as np


def weight_gradient_column(delta, x):
    return delta.T @ x.T


def weight_gradient_row(x, delta): return (delta.T @ x).reshape(x.shape[1], delta.shape[1])
