# mistake: 06/l1_penalty/lambda-lost
import numpy as np


def l1_penalty(params, lam):
    return sum(np.abs(W).sum() for W, b in params)
