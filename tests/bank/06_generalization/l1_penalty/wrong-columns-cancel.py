# mistake: 06/l1_penalty/signs-cancel
import numpy as np


def l1_penalty(params, lam):
    return lam * sum(np.abs(W.sum(axis=0)).sum() for W, b in params)
