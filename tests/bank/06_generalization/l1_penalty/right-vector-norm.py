# right: the 1-norm of a vector
import numpy as np


def l1_penalty(params, lam):
    return lam * sum(np.linalg.norm(W.ravel(), 1) for W, _ in params)
