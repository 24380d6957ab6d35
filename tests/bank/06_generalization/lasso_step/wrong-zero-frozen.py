# mistake: 06/lasso_step/zero-frozen
import numpy as np


def lasso_step(params, grads, lr, lam):
    return [
        (W - lr * (dW + lam * np.sign(W)) * (W != 0), b - lr * db)
        for (W, b), (dW, db) in zip(params, grads)
    ]
