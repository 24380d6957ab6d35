# mistake: 06/l1_penalty/operator-norm
import numpy as np


def l1_penalty(params, lam):
    return lam * sum(np.linalg.norm(W, 1) for W, b in params)
