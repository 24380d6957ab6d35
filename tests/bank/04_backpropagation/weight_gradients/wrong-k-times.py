# mistake: 04/weight_gradients/k-times
import numpy as np


def weight_gradient_column(delta, x):
    return delta.T @ x.T


def weight_gradient_row(x, delta): return x.T @ delta * len(x)
