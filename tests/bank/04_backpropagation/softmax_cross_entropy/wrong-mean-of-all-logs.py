# mistake: 04/softmax_cross_entropy/label-not-used
import numpy as np

def softmax_cross_entropy(Z, y):
    n = len(y)
    S = Z - Z.max(axis=1, keepdims=True)
    lp = S - np.log(np.exp(S).sum(axis=1, keepdims=True))
    loss = -lp.mean()
    d = np.exp(lp)
    d[np.arange(n), y] -= 1
    return loss, d / n
