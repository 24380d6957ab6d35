# mistake: 01/collapse_affine/relu-between
import numpy as np


def collapse_affine(W1, b1, W2, b2):
    return W1 @ W2, np.maximum(b1, 0) @ W2 + b2
