# mistake: 04/weight_gradients/row-outer-reversed
import numpy as np

def weight_gradient_column(delta, x):
    return delta.T @ x.T

def weight_gradient_row(x, delta):
    return delta.T @ x
