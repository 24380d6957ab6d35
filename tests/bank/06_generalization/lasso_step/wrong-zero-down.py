# mistake: 06/lasso_step/zero-pulled
import numpy as np


def lasso_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append((W - lr * (dW + lam * np.where(W > 0, 1, -1)), b - lr * db))
    return new
