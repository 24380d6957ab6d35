# mistake: 06/l2_penalty/mean
import numpy as np


def l2_penalty(params, lam):
    return lam / 2 * sum(np.mean(W**2) for W, b in params)
