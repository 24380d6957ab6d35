# right: squared Frobenius norms
import numpy as np


def l2_penalty(params, lam):
    return lam * sum(np.linalg.norm(W) ** 2 for W, _ in params) / 2
