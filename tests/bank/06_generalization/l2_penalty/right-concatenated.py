# right: all weights in one vector
import numpy as np


def l2_penalty(params, lam):
    w = np.concatenate([layer[0].ravel() for layer in params])
    return lam / 2 * w @ w
