# mistake: 06/l1_penalty/negative-left-out
import numpy as np


def l1_penalty(params, lam):
    return lam * sum(np.maximum(W, 0).sum() for W, b in params)
