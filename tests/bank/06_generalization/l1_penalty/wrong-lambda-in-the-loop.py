# mistake: 06/l1_penalty/lambda-once-per-layer
import numpy as np


def l1_penalty(params, lam):
    s = 0
    for W, b in params:
        s += np.abs(W).sum()
        s *= lam
    return s
