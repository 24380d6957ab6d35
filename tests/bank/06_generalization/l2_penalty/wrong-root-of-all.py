# mistake: 06/l2_penalty/root-of-the-norm
import numpy as np


def l2_penalty(params, lam):
    return lam * np.sqrt(sum((W**2).sum() for W, b in params))
