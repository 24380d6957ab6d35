# mistake: 06/l1_penalty/layers-in-one-array
import numpy as np


def l1_penalty(params, lam):
    return lam * np.abs(np.array([W for W, b in params])).sum()
