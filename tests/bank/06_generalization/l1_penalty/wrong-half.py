# mistake: 06/l1_penalty/halved
import numpy as np


def l1_penalty(params, lam):
    return lam / 2 * sum(np.abs(W).sum() for W, b in params)
