# mistake: 06/l2_penalty/root-of-the-norm
import numpy as np


def l2_penalty(params, lam):
    return lam / 2 * sum(np.linalg.norm(W) for W, b in params)
