# right: one-hot rows and logaddexp
import numpy as np

def softmax_cross_entropy(Z, y):
    n, q = Z.shape
    Y = np.eye(q)[y]
    lse = np.logaddexp.reduce(Z, axis=1)
    loss = (lse - (Z * Y).sum(axis=1)).sum() / n
    return loss, (np.exp(Z - lse[:, None]) - Y) / n
