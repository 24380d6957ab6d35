# mistake: 04/weight_gradients/one-example-missing
import numpy as np

def weight_gradient_column(delta, x):
    return np.outer(delta, x)

def weight_gradient_row(x, delta):
    dJ_dW = np.zeros((x.shape[1], delta.shape[1]))
    for i in range(len(x) - 1):
        dJ_dW += np.outer(x[i], delta[i])
    return dJ_dW
