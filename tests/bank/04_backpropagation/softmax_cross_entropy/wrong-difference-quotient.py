# mistake: 04/softmax_cross_entropy/difference-quotient
import numpy as np

def loss_of(Z, y):
    A = Z - Z.max(axis=1, keepdims=True)
    return np.mean(np.log(np.exp(A).sum(axis=1)) - A[np.arange(len(Z)), y])

def softmax_cross_entropy(Z, y):
    dZ = np.zeros_like(Z)
    for i in np.ndindex(Z.shape):
        e = np.zeros_like(Z)
        e[i] = 1e-5
        dZ[i] = (loss_of(Z + e, y) - loss_of(Z - e, y)) / 2e-5
    return loss_of(Z, y), dZ
