# mistake: none
import numpy as np


def l2_penalty(params, lam):
    return sum((W**2).sum() for W, b in params) / (2 * lam)
