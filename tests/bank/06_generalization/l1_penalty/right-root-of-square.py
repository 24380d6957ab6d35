# right: the root of each square
import numpy as np


def l1_penalty(params, lam):
    return lam * np.sum([np.sqrt(W**2).sum() for W, b in params])
