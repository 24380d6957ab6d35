# mistake: 06/l1_penalty/layers-left-out
import numpy as np


def l1_penalty(params, lam):
    (W1, _), (W2, _) = params[:2]
    return lam * (np.abs(W1).sum() + np.abs(W2).sum())
