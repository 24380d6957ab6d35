# mistake: 04/weight_gradients/one-example-only
import numpy as np

def weight_gradient_column(delta, x):
    return delta.T @ x.T

def weight_gradient_row(x, delta):
    return np.outer(x[0], delta[0])
