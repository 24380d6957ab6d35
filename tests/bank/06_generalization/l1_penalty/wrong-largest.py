# mistake: 06/l1_penalty/largest-weight
import numpy as np


def l1_penalty(params, lam):
    return lam * sum(np.abs(W).max() for W, b in params)
