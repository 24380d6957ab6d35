# mistake: 04/weight_gradients/inner-product
import numpy as np

def weight_gradient_column(delta, x):
    return delta @ x

def weight_gradient_row(x, delta):
    return x.T @ delta
