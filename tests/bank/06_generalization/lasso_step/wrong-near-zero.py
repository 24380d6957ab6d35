# mistake: 06/lasso_step/small-taken-for-zero
import numpy as np


def lasso_step(params, grads, lr, lam):
    return [
        (W - lr * (dW + lam * np.where(np.abs(W) < 1e-2, 0, np.sign(W))), b - lr * db)
        for (W, b), (dW, db) in zip(params, grads)
    ]
