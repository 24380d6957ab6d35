# mistake: 06/l2_penalty/layers-in-one-array
import numpy as np


def l2_penalty(params, lam):
    return lam / 2 * (np.array(params) ** 2).sum()
