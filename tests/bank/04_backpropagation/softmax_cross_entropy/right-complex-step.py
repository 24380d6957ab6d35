# right: complex steps, exact as the text says
import numpy as np

def mean_loss(Z, y):
    shifted = Z - Z.real.max(axis=1, keepdims=True)
    return np.mean(np.log(np.exp(shifted).sum(axis=1)) - shifted[np.arange(len(y)), y])

def softmax_cross_entropy(Z, y):
    dZ = np.zeros(Z.shape)
    for i in np.ndindex(Z.shape):
        moved = Z.astype(complex)
        moved[i] += 1e-30j
        dZ[i] = mean_loss(moved, y).imag / 1e-30
    return mean_loss(Z, y), dZ
