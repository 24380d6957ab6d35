# right: an iterator over the layers, phi before each but the first
import numpy as np


def mlp_forward(X, params, phi):
    it = iter(params)
    W, b = next(it)
    Z = np.add(np.matmul(X, W), b)
    for W, b in it:
        Z = np.add(np.matmul(phi(Z), W), b)
    return Z
