# mistake: 04/weight_gradients/outer-reversed
import numpy as np

def weight_gradient_column(delta, x):
    return x @ delta

def weight_gradient_row(x, delta):
    return x.T @ delta
