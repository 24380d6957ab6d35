# mistake: 04/weight_gradients/not-summed
import numpy as np

def weight_gradient_column(delta, x):
    return delta.T @ x.T

def weight_gradient_row(x, delta):
    return np.einsum("ki,kj->kij", x, delta)[0] if len(x) == 1 else np.einsum("ki,kj->kij", x, delta)
