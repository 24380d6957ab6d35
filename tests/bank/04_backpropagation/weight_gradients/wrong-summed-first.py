# mistake: 04/weight_gradients/summed-first
import numpy as np

def weight_gradient_column(delta, x):
    return np.outer(delta, x)

def weight_gradient_row(x, delta):
    return np.outer(x.sum(axis=0), delta.sum(axis=0))
