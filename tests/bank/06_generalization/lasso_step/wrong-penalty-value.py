# mistake: 06/lasso_step/penalty-not-derived
import numpy as np


def lasso_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        penalty = lam * np.abs(W).sum()
        new.append((W - lr * (dW + penalty), b - lr * db))
    return new
