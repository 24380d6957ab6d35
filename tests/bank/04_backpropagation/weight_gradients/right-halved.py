# right: halves of the batch, by recursion
import numpy as np


from functools import reduce
def weight_gradient_row(x, delta):
    if len(x) == 1: return x.T * delta
    c = len(x) // 2
    return weight_gradient_row(x[:c], delta[:c]) + weight_gradient_row(x[c:], delta[c:])
def weight_gradient_column(delta, x): return np.kron(delta.T, x.T)
