# right: the work done on the transpose
import numpy as np

def softmax_cross_entropy(Z, y):
    Zt = Z.T
    shift = Zt.max(axis=0)
    E = np.exp(Zt - shift)
    norm = E.sum(axis=0)
    n = Zt.shape[1]
    loss = np.average(np.log(norm) + shift - Zt[y, range(n)])
    P = E / norm
    P[y, range(n)] -= 1
    return loss, P.T / n
