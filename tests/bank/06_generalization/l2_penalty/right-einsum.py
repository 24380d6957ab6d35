# right: einsum, and a zero-dimensional array
import numpy as np


def l2_penalty(params, lam):
    return np.array(lam / 2) * sum(np.einsum("ij,ij->", W, W) for W, b in params)
