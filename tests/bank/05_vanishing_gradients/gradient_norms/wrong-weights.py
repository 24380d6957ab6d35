# mistake: 05/gradient_norms/norms-of-the-weights
import numpy as np


def gradient_norms(params, X, y):
    return np.array([np.linalg.norm(W) for W, b in params])
