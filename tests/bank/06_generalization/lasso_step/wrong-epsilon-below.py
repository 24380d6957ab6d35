# mistake: 06/lasso_step/slope-rounded-off
import numpy as np


def lasso_step(params, grads, lr, lam):
    return [
        (W - lr * (dW + lam * W / (np.abs(W) + 1e-3)), b - lr * db)
        for (W, b), (dW, db) in zip(params, grads)
    ]
