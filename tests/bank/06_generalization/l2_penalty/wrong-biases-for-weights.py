# mistake: 06/l2_penalty/biases-for-weights
import numpy as np


def l2_penalty(params, lam):
    return lam / 2 * sum((b**2).sum() for W, b in params)
