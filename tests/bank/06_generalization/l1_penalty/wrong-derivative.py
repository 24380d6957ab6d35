# mistake: 06/l1_penalty/derived
import numpy as np


def l1_penalty(params, lam):
    return lam * sum(np.sign(W).sum() for W, b in params)
