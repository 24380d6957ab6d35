# mistake: 06/l1_penalty/layers-left-out
import numpy as np


def l1_penalty(params, lam):
    return lam * np.abs(params[0][0]).sum()
