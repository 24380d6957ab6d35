# mistake: 06/l1_penalty/root-of-squares
import numpy as np


def l1_penalty(params, lam):
    return lam * sum(np.linalg.norm(W) for W, b in params)
