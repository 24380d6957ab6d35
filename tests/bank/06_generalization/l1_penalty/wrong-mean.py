# mistake: 06/l1_penalty/mean
import numpy as np


def l1_penalty(params, lam):
    return lam * sum(np.mean(np.abs(W)) for W, b in params)
