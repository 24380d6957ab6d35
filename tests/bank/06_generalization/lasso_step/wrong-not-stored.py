# mistake: 06/lasso_step/nothing-moved
import numpy as np


def lasso_step(params, grads, lr, lam):
    for (W, b), (dW, db) in zip(params, grads):
        W = W - lr * (dW + lam * np.sign(W))
        b = b - lr * db
    return params
