# right: einsum
import numpy as np

def weight_gradient_column(delta, x):
    return np.einsum("ai,ja->ij", delta, x)

def weight_gradient_row(x, delta):
    return np.einsum("ki,kj->ij", x, delta)
