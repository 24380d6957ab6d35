# right: the sign times the weight
import numpy as np


def l1_penalty(params, lam):
    def size(layer):
        W, b = layer
        return (np.sign(W) * W).sum()

    return float(lam * sum(map(size, params)))
