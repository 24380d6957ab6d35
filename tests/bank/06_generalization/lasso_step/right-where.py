# right: three cases
import numpy as np


def lasso_step(params, grads, lr, lam):
    new = []
    for (W, b), (dW, db) in zip(params, grads):
        new.append(
            (W - lr * dW - lr * lam * np.where(W > 0, 1.0, np.where(W < 0, -1.0, 0.0)), b - lr * db)
        )
    return new
