# right: einsum
import numpy as np


def collapse_affine(W1, b1, W2, b2):
    W = np.einsum("ij,jk->ik", W1, W2)
    return W, np.einsum("ij,jk->ik", b1, W2) + b2
