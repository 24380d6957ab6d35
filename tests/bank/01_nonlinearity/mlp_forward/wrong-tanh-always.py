# mistake: 01/mlp_forward/phi-ignored
import numpy as np


def mlp_forward(X, params, phi):
    for W, b in params[:-1]:
        X = np.tanh(X @ W + b)
    W, b = params[-1]
    return X @ W + b
