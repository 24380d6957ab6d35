# mistake: 06/lasso_step/zero-pulled
import numpy as np


def lasso_step(params, grads, lr, lam):
    return [
        (W - lr * (dW + lam * np.where(W > 0, 1, np.where(W < 0, -1, 0.5))), b - lr * db)
        for (W, b), (dW, db) in zip(params, grads)
    ]
