# mistake: 06/l2_penalty/spectral-norm
import numpy as np


def l2_penalty(params, lam):
    return lam / 2 * sum(np.linalg.norm(W, 2) ** 2 for W, b in params)
