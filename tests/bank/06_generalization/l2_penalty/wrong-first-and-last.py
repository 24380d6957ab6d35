# mistake: 06/l2_penalty/layers-left-out
import numpy as np


def l2_penalty(params, lam):
    (W1, b1), (W2, b2) = params[0], params[-1]
    return lam / 2 * ((W1**2).sum() + (W2**2).sum())
