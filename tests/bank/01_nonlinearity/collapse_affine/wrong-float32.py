# mistake: none
import numpy as np


def collapse_affine(W1, b1, W2, b2):
    W1, b1, W2, b2 = (a.astype(np.float32) for a in (W1, b1, W2, b2))
    return W1 @ W2, b1 @ W2 + b2
