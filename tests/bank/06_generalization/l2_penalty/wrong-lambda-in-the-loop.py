# mistake: 06/l2_penalty/lambda-once-per-layer
import numpy as np


def l2_penalty(params, lam):
    s = 0
    for W, b in params:
        s += (W**2).sum()
        s *= lam / 2
    return s
