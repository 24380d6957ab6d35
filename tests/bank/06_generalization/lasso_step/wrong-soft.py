# mistake: 06/lasso_step/stopped-at-zero
import numpy as np


def lasso_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        W = W - lr * dW
        W = np.sign(W) * np.maximum(np.abs(W) - lr * lam, 0)
        new.append((W, b - lr * db))
    return new
