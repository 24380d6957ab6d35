# mistake: 06/l2_penalty/lambda-lost
import numpy as np


def l2_penalty(params, lam):
    return 0.5 * sum(np.sum(W * W) for W, b in params)
