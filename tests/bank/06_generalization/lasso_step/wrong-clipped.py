# mistake: 06/lasso_step/stopped-at-zero
import numpy as np


def lasso_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        moved = W - lr * (dW + lam * np.sign(W))
        new.append((np.where(np.sign(moved) == -np.sign(W), 0, moved), b - lr * db))
    return new
