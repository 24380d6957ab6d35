# mistake: 06/lasso_step/scaled-by-weight
import numpy as np


def lasso_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append((W - lr * (dW + lam * np.abs(W)), b - lr * db))
    return new
