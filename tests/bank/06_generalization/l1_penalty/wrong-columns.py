# mistake: 06/l1_penalty/mean
import numpy as np


def l1_penalty(params, lam):
    return lam * sum(np.abs(W).sum(axis=0).mean() for W, b in params)
