# mistake: 04/weight_gradients/input-changed
import numpy as np

def weight_gradient_column(delta, x):
    return np.outer(delta, x)

def weight_gradient_row(x, delta):
    x *= -1
    delta *= -1
    return x.T @ delta
